-- Targets of processes whose shares are outcomes of an ordinary measure, written anew with each new log.
create table process_measure (
    process bigint not null references process (number),
    target  {text} not null,
    measure {text} not null,
    primary key (process, target)
);

-- What patients are shown of a process, on a page that nobody need log in to read. text: in plain words.
create table process_patient_page (
    process   bigint not null primary key references process (number),
    text      text not null,
    published bigint not null,
    version   bigint not null
);

-- Patients who may follow their own way: a token's hash stands for one case of the log, until a day.
create table process_way_token (
    hash     {text} not null primary key,
    process  bigint not null references process (number),
    case_name {text} not null,
    until    {text} not null,
    person   {text} not null
);
create index process_way_token_process on process_way_token (process);

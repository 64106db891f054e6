-- A document that came in a package: which document here it became, and what its text was then, so that a later package
-- finds it and tells whether it has been changed here since. Empty for all that is a file.
alter table package_taken add column local_id {text} not null default '';
alter table package_taken add column digest {text} not null default '';

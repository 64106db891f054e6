// Forums, meetings, and calendars of them.
import { queryOptions } from '@tanstack/react-query';
import { get, path } from './client';
import type { Whole } from './model';
import type { components } from './types';

type Schemas = components['schemas'];

export type MyMeetings = Whole<Schemas['MyMeetings']>;
export type MeetingRow = Whole<Schemas['MeetingRow']>;
export type MeetingPage = Whole<Schemas['MeetingPage']>;
export type AgendaRow = Whole<Schemas['AgendaRow']>;
export type AgendaResult = Whole<Schemas['AgendaResult']>;
export type DecisionRow = Whole<Schemas['DecisionRow']>;
export type InviteeRow = Whole<Schemas['InviteeRow']>;
export type ForumList = Whole<Schemas['ForumList']>;
export type ForumRow = Whole<Schemas['ForumRow']>;
export type ForumPage = Whole<Schemas['ForumPage']>;
export type Forum = ForumPage['forum'];
export type ForumInvitation = Forum['invitations'][number];
export type MeetingSeries = ForumPage['series'][number];
export type StandingItem = MeetingSeries['standing'][number];
export type Presentation = Whole<Schemas['Presentation']>;
export type FeedState = Whole<Schemas['FeedState']>;
export type ActionMeetings = Whole<Schemas['ActionMeetings']>;

export const myMeetings = () => queryOptions({ queryKey: ['meetings'], queryFn: () => get<MyMeetings>('/meetings') });

export const meeting = (id: string) =>
  queryOptions({ queryKey: ['meetings', id], queryFn: () => readMeeting(id) });

export const readMeeting = (id: string) => get<MeetingPage>(path`/meetings/${id}`);

export const forums = () => queryOptions({ queryKey: ['forums'], queryFn: () => get<ForumList>('/forums') });

export const forum = (id: string) =>
  queryOptions({ queryKey: ['forums', id], queryFn: () => get<ForumPage>(path`/forums/${id}`) });

/** In which forum each follow-up of a year is presented. */
export const presentations = (year: string) =>
  queryOptions({
    queryKey: ['presentations', year],
    queryFn: () => get<Whole<Schemas['PresentationList']>>(path`/presentations/${year}`),
  });

export const calendarFeed = () =>
  queryOptions({ queryKey: ['calendar-feed'], queryFn: () => get<FeedState>('/calendar-feed') });

/** In which deciding forums a group's members took part during a year. */
export const forumParts = (group: string, year: string) =>
  queryOptions({
    queryKey: ['forums', 'parts', group, year],
    queryFn: () => get<Whole<Schemas['ForumPartList']>>(path`/groups/${group}/forums/${year}`),
  });

export const actionMeetings = (action: string) =>
  queryOptions({ queryKey: ['meetings', 'action', action], queryFn: () => get<ActionMeetings>(path`/actions/${action}/meetings`) });

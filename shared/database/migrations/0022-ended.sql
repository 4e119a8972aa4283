-- What each function needs to find its own rows that nobody asks for any more.
create index reminders_ended on reminder.reminders (at) where state <> 'pending';
create index deliveries_settled on notification.deliveries (settled_at) where state <> 'waiting';

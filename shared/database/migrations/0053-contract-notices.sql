-- That a developer's webhook was disabled is told to its owner: neither a reminder nor anything that goes to the webhook itself.
alter table notification.deliveries drop constraint deliveries_kind_check;
alter table notification.deliveries
  add constraint deliveries_kind_check check (kind in ('reminder', 'confirmation', 'challenge', 'event', 'notice')) not valid;

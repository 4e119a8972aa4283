#!/bin/sh
# Ends every process that carries TODO_CHATBOT_RUN=$1 in its environment, once standard input closes: that is when the process at
# its other end is gone, even by kill -9. They get ten seconds to end by themselves.
trap '' INT TERM HUP
cat >/dev/null

bearers() {
  if [ -d /proc/self ]; then
    grep -lzxF "TODO_CHATBOT_RUN=$1" /proc/[0-9]*/environ 2>/dev/null | cut -d/ -f3
  else
    ps -axEww -o pid=,command= | grep -F "TODO_CHATBOT_RUN=$1" | grep -v grep | awk '{ print $1 }'
  fi
}

# A second round catches what a dying process started meanwhile.
tries=0
while pids=$(bearers "$1") && [ -n "$pids" ]; do
  tries=$((tries + 1))
  signal=TERM
  [ "$tries" -gt 50 ] && signal=KILL
  [ "$tries" -gt 60 ] && exit 1
  # Asked again only after a second: Postgres and Kafka take a repeated request for an urgent one.
  case $tries in 1 | 10 | 5?) kill -"$signal" $pids 2>/dev/null ;; esac
  sleep 0.2
done

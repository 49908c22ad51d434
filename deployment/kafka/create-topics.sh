#!/bin/bash
# Creates the topics that are missing and sets all to what is declared, with Kafka's own tools. The same table as
# common/contract/src/main/resources/topics.json, and a test compares the two.
set -euo pipefail

tools=/opt/kafka/bin

# topic NAME PARTITIONS MAX_MESSAGE_BYTES
topic() {
  local config=(retention.ms=604800000 segment.ms=86400000 max.message.bytes="$3" cleanup.policy=delete)
  "$tools/kafka-topics.sh" --bootstrap-server "$KAFKA_BOOTSTRAP_SERVERS" --create --if-not-exists \
    --topic "$1" --partitions "$2" --replication-factor "$TOPIC_REPLICATION_FACTOR" "${config[@]/#/--config=}"
  "$tools/kafka-configs.sh" --bootstrap-server "$KAFKA_BOOTSTRAP_SERVERS" --alter --entity-type topics \
    --entity-name "$1" --add-config "$(IFS=,; printf '%s' "${config[*]}")"
}

topic livekit.events.v1 12 1048576
topic livekit.events.v1.dlq 1 1114112
topic calls.events.v1 12 1048576
topic calls.events.v1.dlq 1 1114112

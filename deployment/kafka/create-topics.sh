#!/bin/bash
# Creates the topics that are missing, with Kafka's own tool. The same table as common/src/main/resources/topics.json, and
# a test compares the two.
set -euo pipefail

tool=/opt/kafka/bin/kafka-topics.sh

# topic NAME PARTITIONS
topic() {
  "$tool" --bootstrap-server "$KAFKA_BOOTSTRAP_SERVERS" --create --if-not-exists \
    --topic "$1" --partitions "$2" --replication-factor "$TOPIC_REPLICATION_FACTOR" \
    --config retention.ms=604800000 --config segment.ms=86400000 \
    --config max.message.bytes=1048576 --config cleanup.policy=delete
}

topic livekit.events.v1 12
topic livekit.events.v1.dlq 1
topic calls.events.v1 12
topic calls.events.v1.dlq 1

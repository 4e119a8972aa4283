"""What Schemathesis does not know by itself: sound is sent as the bytes that it is."""
import schemathesis

schemathesis.serializer.alias(
    ["audio/webm", "audio/mp4", "audio/wav"], "application/octet-stream"
)

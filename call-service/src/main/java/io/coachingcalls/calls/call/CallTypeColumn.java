package io.coachingcalls.calls.call;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import io.coachingcalls.events.CallType;

/** Call types are kept by the names they have in JSON. */
@Converter(autoApply = true)
class CallTypeColumn implements AttributeConverter<CallType, String> {

    @Override
    public String convertToDatabaseColumn(CallType type) {
        return type.value();
    }

    @Override
    public CallType convertToEntityAttribute(String value) {
        return CallType.of(value);
    }
}

package io.coachingcalls.local.cli;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.coachingcalls.local.issuer.DemoPerson;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Finds a demo person by what was typed. */
final class ByHandle implements ITypeConverter<DemoPerson> {

    @Override
    public DemoPerson convert(String typed) {
        return Stream.of(DemoPerson.values())
                .filter(person -> person.handle().equals(typed))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + typed + "' is none of "
                        + Stream.of(DemoPerson.values()).map(DemoPerson::handle).collect(Collectors.joining(", "))));
    }
}

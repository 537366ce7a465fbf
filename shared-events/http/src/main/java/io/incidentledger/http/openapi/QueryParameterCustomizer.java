package io.incidentledger.http.openapi;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

import io.incidentledger.http.parameters.ParameterSchema;
import io.incidentledger.http.parameters.QueryArgument;
import io.incidentledger.http.parameters.QueryArgumentParser;
import io.incidentledger.http.parameters.QueryParameter;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;

/// Describes the query parameters of every operation, by the declarations that also parse them.
final class QueryParameterCustomizer implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        Arrays.stream(handler.getMethodParameters())
                .filter(argument -> argument.hasParameterAnnotation(QueryArgument.class))
                .map(MethodParameter::getParameterType)
                .forEach(type -> QueryArgumentParser.of(type).parameters()
                        .forEach(parameter -> add(parameter, operation)));
        return operation;
    }

    /// OpenAPI has no parameters with free names, so those are described in the text.
    private static void add(QueryParameter<?> parameter, Operation operation) {
        if (parameter.name().endsWith("*")) {
            String text = operation.getDescription();
            operation.setDescription((text == null ? "" : text + "\n\n") + "Further parameters, "
                    + parameter.description());
        } else {
            operation.addParametersItem(describe(parameter));
        }
    }

    private static Parameter describe(QueryParameter<?> declared) {
        Schema<?> value = schema(declared.schema());
        Parameter parameter = new Parameter().in("query").name(declared.name()).description(declared.description())
                .required(declared.isRequired())
                .schema(declared.repeatable() ? new ArraySchema().items(value) : value);
        if (declared.repeatable()) {
            parameter.style(Parameter.StyleEnum.FORM).explode(true);
        }
        if (declared.example() != null) {
            parameter.example(declared.repeatable() ? List.of(declared.example()) : declared.example());
        }
        return parameter;
    }

    private static Schema<?> schema(ParameterSchema declared) {
        Schema<Object> schema = new Schema<>();
        schema.setType(declared.type());
        schema.addType(declared.type());
        schema.setFormat(declared.format());
        schema.setPattern(declared.pattern());
        schema.setMinimum(decimal(declared.minimum()));
        schema.setMaximum(decimal(declared.maximum()));
        if (declared.defaultValue() != null) {
            schema.setDefault(declared.defaultValue());
        }
        if (!declared.values().isEmpty()) {
            schema.setEnum(declared.values().stream().<Object>map(each -> each).toList());
        }
        if (declared.type().equals("string") && declared.values().isEmpty()) {
            schema.setMinLength(1);
        }
        return schema;
    }

    private static @Nullable BigDecimal decimal(@Nullable Number number) {
        return number == null ? null : new BigDecimal(number.toString());
    }
}

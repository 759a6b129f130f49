using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirefix.Workspace.Locating.Code;

/// <summary>
/// Says what texts an expression can be: literals, constants of any file, interpolations, concatenations, locals, URIs,
/// settings, and for what comes in by a parameter, what callers give.
/// </summary>
internal sealed partial class TextValues(CodeIndex index, ConfiguredUris settings)
{
    // Enough for a path that a branch or two chooses from; more says nothing about an endpoint.
    private const int MostAlternatives = 8;
    private const int MostCallers = 2;
    private const int MostSteps = 24;

    /// <summary>The texts that an expression can be; at least one, if only a hole.</summary>
    public ImmutableArray<TextValue> Of(IOperation expression) => Read(expression, MostCallers, MostSteps);

    private ImmutableArray<TextValue> Read(IOperation expression, int callers, int steps)
    {
        var operation = expression.Bare();
        if (operation.ConstantValue is { HasValue: true, Value: { } constant })
            return [TextValue.Literal(Convert.ToString(constant, System.Globalization.CultureInfo.InvariantCulture)!)];
        if (steps == 0)
            return [TextValue.Hole(NameOf(operation))];

        var values = Alternatives(operation, callers, steps - 1).Distinct().Take(MostAlternatives).ToImmutableArray();
        return values.IsEmpty ? [TextValue.Hole(NameOf(operation))] : values;
    }

    private IEnumerable<TextValue> Alternatives(IOperation operation, int callers, int steps) => operation switch
    {
        IInterpolatedStringOperation text => Joined(text.Parts.Select(Part), callers, steps),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => Joined([sum.LeftOperand, sum.RightOperand], callers, steps),
        IConditionalOperation { WhenFalse: { } other } choice => AnyOf([choice.WhenTrue, other], callers, steps),
        ICoalesceOperation choice => AnyOf([choice.Value, choice.WhenNull], callers, steps),
        ISwitchExpressionOperation choice => AnyOf(choice.Arms.Select(arm => arm.Value), callers, steps),
        ILocalReferenceOperation local => AnyOf(LocalValues.Of(local), callers, steps),
        IParameterReferenceOperation parameter when callers > 0 => FromCallers(parameter.Parameter, callers - 1, steps),
        IFieldReferenceOperation field => AnyOf(LocalValues.Declared(index, field.Field), 0, steps),
        IPropertyReferenceOperation property => Property(property, callers, steps),
        IObjectCreationOperation creation => Created(creation, callers, steps),
        IInvocationOperation invocation => Invoked(invocation, callers, steps),
        _ => [],
    };

    private static IOperation Part(IInterpolatedStringContentOperation part) => part switch
    {
        IInterpolatedStringTextOperation text => text.Text,
        IInterpolationOperation interpolation => interpolation.Expression,
        _ => part,
    };

    private IEnumerable<TextValue> AnyOf(IEnumerable<IOperation> choices, int callers, int steps) =>
        choices.SelectMany(choice => Read(choice, callers, steps));

    // Only what a text begins with is looked up at the callers: what follows stands for itself as a variable segment.
    private ImmutableArray<TextValue> Joined(IEnumerable<IOperation> parts, int callers, int steps)
    {
        ImmutableArray<TextValue> texts = [TextValue.Literal("")];
        foreach (var part in parts)
        {
            var next = Read(part, texts.All(text => text.Text.Length == 0) ? callers : 0, steps);
            texts = [.. texts.SelectMany(text => next.Select(text.Then)).OfType<TextValue>().Take(MostAlternatives)];
        }

        return texts;
    }

    private IEnumerable<TextValue> FromCallers(IParameterSymbol parameter, int callers, int steps)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol method)
            return [];

        return
            from call in index.CallsOf(method)
            let given = call.Operation.ArgumentAt(parameter.Ordinal)
            where given is not null
            from value in Read(given, callers, steps)
            select value.GivenBy(call);
    }

    private IEnumerable<TextValue> Property(IPropertyReferenceOperation reference, int callers, int steps)
    {
        var property = reference.Property;
        if (property.ContainingType.Is("System.Net.Http", "HttpMethod"))
            return [TextValue.Literal(property.Name.ToUpperInvariant())];
        if (reference.Instance is { } instance && (property.ContainingType.Is("System", "UriBuilder") || property.ContainingType.Is("System", "Uri")))
            return Read(instance, callers, steps);
        if (property.IsIndexer)
            return settings.At(ConfigurationKey(reference)).Select(TextValue.Literal);

        return AnyOf(LocalValues.Declared(index, property), 0, steps).Concat(settings.Named(property.Name).Select(TextValue.Literal));
    }

    private IEnumerable<TextValue> Created(IObjectCreationOperation creation, int callers, int steps)
    {
        if (creation.Type.Is("System", "Uri") && creation.Argument("baseUri") is { } root && creation.Argument("relativeUri") is { } rest)
        {
            return
                from start in Read(root, callers, steps)
                from end in Read(rest, 0, steps)
                select start with { Text = $"{start.Text.TrimEnd('/')}/{end.Text.TrimStart('/')}" };
        }

        var speaking = creation.Type.Is("System", "Uri") || creation.Type.Is("System", "UriBuilder") || creation.Type.Is("System.Net.Http", "HttpMethod");
        return speaking && creation.Arguments.Length > 0 ? Read(creation.Arguments[0].Value, callers, steps) : [];
    }

    private IEnumerable<TextValue> Invoked(IInvocationOperation call, int callers, int steps)
    {
        var method = call.TargetMethod;
        if (ConfigurationKey(call) is { } key)
            return settings.At(key).Select(TextValue.Literal);

        switch (method.Name)
        {
            case "Format" when method.ContainingType.SpecialType == SpecialType.System_String && call.Argument("format") is { } format:
                return Formatted(Read(format, callers, steps), call, steps);
            case "Concat" when method.ContainingType.SpecialType == SpecialType.System_String:
                return Joined(call.Arguments.Select(argument => argument.Value), callers, steps);
            case "AddQueryString":
                return Read(call.Arguments[0].Value, callers, steps);
            case "ToString" or "Trim" or "TrimEnd" or "TrimStart" or "ToLowerInvariant" when call.Instance is { } instance:
                return Read(instance, callers, steps);
            default:
                return index.Find(method) is { } source ? AnyOf(LocalValues.Returned(source), 0, steps) : [];
        }
    }

    private IEnumerable<TextValue> Formatted(ImmutableArray<TextValue> formats, IInvocationOperation call, int steps)
    {
        var values = call.Arguments.Where(argument => argument.Parameter?.Name.StartsWith("arg", StringComparison.Ordinal) == true)
            .SelectMany(argument => argument.Value is IArrayCreationOperation { Initializer: { } list } ? list.ElementValues : [argument.Value])
            .Select(value => Read(value, 0, steps)[0].Text)
            .ToArray();
        return formats.Select(format => format with
        {
            Text = Placeholder().Replace(format.Text, match => int.TryParse(match.Groups[1].ValueSpan, out var i) && i < values.Length ? values[i] : match.Value),
        });
    }

    /// <summary>The key of a reading from configuration, <c>Section:Key</c>; null where it is none or not literal.</summary>
    private static string? ConfigurationKey(IOperation? operation)
    {
        var (instance, argument) = operation?.Bare() switch
        {
            IPropertyReferenceOperation { Property.IsIndexer: true } indexer => (indexer.Instance, indexer.Arguments[0].Value),
            IInvocationOperation { TargetMethod.Name: "GetSection" } section => (section.Instance, section.Arguments[0].Value),
            IInvocationOperation { TargetMethod.Name: "GetValue" or "GetConnectionString" } value when value.Argument("key") is { } key =>
                (value.Arguments[0].Value, key),
            _ => (null, null),
        };
        if (instance?.Bare().Type is not { } type || argument?.ConstantValue.Value is not string name)
            return null;
        if (!type.ContainingNamespace.Is("Microsoft.Extensions.Configuration"))
            return null;

        return ConfigurationKey(instance) is { } section2 ? $"{section2}:{name}" : name;
    }

    private static string NameOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        IMemberReferenceOperation member => member.Member.Name,
        IInvocationOperation { Instance: null, Arguments: [{ Value: var only }, ..] } => NameOf(only.Bare()),
        IInvocationOperation { Instance: { } instance } => NameOf(instance.Bare()),
        _ => "value",
    };

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Placeholder();
}

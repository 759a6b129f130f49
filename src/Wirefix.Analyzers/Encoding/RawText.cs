using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;

namespace Wirefix.Analyzers.Encoding;

/// <summary>
/// Tells the values that may hold any character: parameters, locals and properties of type string. What comes from a call, from
/// configuration, or from a field that is set once, is taken as fit for a URL.
/// </summary>
internal sealed class RawText(MemberBody body)
{
    // A chain of locals is followed this far.
    private const int Depth = 4;

    private static readonly string[] Configurations = ["Options", "Settings", "Configuration", "Config"];

    // What these give out is made for URLs, or by programs.
    private static readonly HashSet<string> PlainOwners = new(StringComparer.Ordinal)
    {
        "Uri", "UriBuilder", "PathString", "QueryString", "HttpRequest", "HostString", "Type", "MemberInfo", "CultureInfo", "Version", "Environment",
    };

    private static readonly HashSet<string> Reshaping = new(StringComparer.Ordinal)
    {
        "ToString", "ToLower", "ToLowerInvariant", "ToUpper", "ToUpperInvariant", "Trim", "TrimStart", "TrimEnd", "Substring", "Normalize",
    };

    /// <summary>The name of what a raw value comes from; null for a value that is not raw.</summary>
    public string? NameOf(IOperation value) => NameOf(value, Depth);

    private string? NameOf(IOperation value, int depth)
    {
        value = value.Unwrapped();
        if (depth == 0 || value.Type?.SpecialType != SpecialType.System_String || value.ConstantValue.HasValue)
            return null;

        var name = value switch
        {
            IParameterReferenceOperation { Parameter: var parameter } when !IsCaptured(parameter, value) => parameter.Name,
            ILocalReferenceOperation { Local: var local } => OfLocal(local, depth),
            IPropertyReferenceOperation { Property: { IsIndexer: false } property } when !IsPlain(property) => property.Name,
            IInvocationOperation { Instance: { } text } call when Reshaping.Contains(call.TargetMethod.Name) => NameOf(text, depth),
            IConditionalAccessOperation access => NameOf(access.WhenNotNull, depth),
            IConditionalAccessInstanceOperation text => OfReceiver(text, depth),
            ICoalesceOperation choice => OfArms([choice.Value, choice.WhenNull], depth),
            IConditionalOperation { WhenFalse: { } other } choice => OfArms([choice.WhenTrue, other], depth),
            _ => null,
        };
        return name is null || UrlNames.SayFit(name) ? null : name;
    }

    private string? OfReceiver(IOperation text, int depth)
    {
        var access = text.Parent;
        while (access is not null and not IConditionalAccessOperation)
            access = access.Parent;
        return access is IConditionalAccessOperation { Operation: var receiver } ? NameOf(receiver, depth - 1) : null;
    }

    private string? OfLocal(ILocalSymbol local, int depth)
    {
        var values = body.Values(local).ToArray();
        return values.Length == 0 || OfArms(values, depth - 1) is not null ? local.Name : null;
    }

    /// <summary>A choice is raw when one arm is and the others are constants; an arm that is escaped shows that somebody thought of it.</summary>
    private string? OfArms(IOperation[] arms, int depth)
    {
        var variable = arms.Where(arm => !arm.Unwrapped().ConstantValue.HasValue).Select(arm => NameOf(arm, depth)).ToArray();
        return variable.Any(name => name is null || UrlNames.SayUrl(name)) ? null : variable.FirstOrDefault();
    }

    /// <summary>Whether a parameter is a primary constructor's that a member uses later: as good as a field that is set once.</summary>
    private static bool IsCaptured(IParameterSymbol parameter, IOperation use) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
        && use.SemanticModel?.GetEnclosingSymbol(use.Syntax.SpanStart) is { } user && !SymbolEqualityComparer.Default.Equals(user, constructor);

    private static bool IsPlain(IPropertySymbol property) =>
        property.IsStatic || PlainOwners.Contains(property.ContainingType.Name)
        || Configurations.Any(ending => property.ContainingType.Name.EndsWith(ending, StringComparison.Ordinal));
}

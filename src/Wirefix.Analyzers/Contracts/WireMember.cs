using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers.Contracts;

/// <summary>A property or field that JSON may be read into.</summary>
/// <param name="Symbol">The property or field.</param>
/// <param name="Type">Its type, in the type that it is a member of.</param>
internal sealed record WireMember(ISymbol Symbol, ITypeSymbol Type)
{
    /// <summary>The name that it has for System.Text.Json by attribute.</summary>
    public string? SystemTextName { get; init; }

    /// <summary>The name that it has for Newtonsoft.Json by attribute.</summary>
    public string? NewtonsoftName { get; init; }

    /// <summary>Whether either library is sure to read into it; false for what is ignored, private, or left to settings.</summary>
    public bool IsRead { get; init; }

    /// <summary>Whether a converter of its own reads it.</summary>
    public bool HasConverter { get; init; }

    /// <summary>Whether it says itself how numbers are read.</summary>
    public bool HasNumberHandling { get; init; }

    /// <summary>Whether it has a value where the wire gives none.</summary>
    public bool HasDefault { get; init; }

    /// <summary>Whether code of its own stands between the wire and the value.</summary>
    public bool IsGuarded { get; init; }

    /// <summary>Whether reading fails where the wire has no value for it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether the member may be null by its type.</summary>
    public bool IsNullable => Type.NullableAnnotation == NullableAnnotation.Annotated || Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    /// <summary>The keys of its names under any policy.</summary>
    public IEnumerable<string> Keys =>
        new[] { SystemTextName, NewtonsoftName }.OfType<string>().DefaultIfEmpty(Symbol.Name).Select(NameKey.Of);

    /// <summary>Whether a field of the wire is read into the member.</summary>
    public bool Accepts(string field, JsonReading reading)
    {
        var comparison = reading.Policy.IgnoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var (first, second) = NamesFor(reading.Library);
        return first is null && second is null
            ? reading.Policy.Accepts(field, Symbol.Name)
            : string.Equals(first, field, comparison) || string.Equals(second, field, comparison);
    }

    /// <summary>The name of the member on the wire.</summary>
    public string NameOnWire(JsonReading reading) =>
        NamesFor(reading.Library) is var (first, second) && (first ?? second) is { } name
            ? name
            : reading.Policy.NameOf(Symbol.Name);

    private (string? First, string? Second) NamesFor(JsonLibrary library) => library switch
    {
        JsonLibrary.SystemText => (SystemTextName, null),
        JsonLibrary.Newtonsoft => (NewtonsoftName, null),
        _ => (SystemTextName, NewtonsoftName),
    };
}

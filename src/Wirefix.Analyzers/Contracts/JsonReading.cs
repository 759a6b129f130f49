namespace Wirefix.Analyzers.Contracts;

/// <summary>How a type is read from JSON, as far as the code tells.</summary>
/// <param name="Library">The serializer.</param>
/// <param name="Policy">How members are named.</param>
/// <param name="TakesNumberTexts">Whether a text that is a number is read into a number; null where nobody knows.</param>
/// <param name="TakesTokens">Whether enums are read from texts; null where nobody knows.</param>
internal sealed record JsonReading(JsonLibrary Library, NamePolicy Policy, bool? TakesNumberTexts, bool? TakesTokens)
{
    /// <summary>By a serializer with options that cannot be seen.</summary>
    public static JsonReading Unknown { get; } = new(JsonLibrary.Unknown, NamePolicy.Unknown, null, null);

    /// <summary>By System.Text.Json's web defaults, as HttpClient and ASP.NET Core read.</summary>
    public static JsonReading Web { get; } = new(JsonLibrary.SystemText, NamePolicy.Web, TakesNumberTexts: true, TakesTokens: false);

    /// <summary>By System.Text.Json without options.</summary>
    public static JsonReading Plain { get; } = new(JsonLibrary.SystemText, NamePolicy.Exact, TakesNumberTexts: false, TakesTokens: false);

    /// <summary>By System.Text.Json with options that cannot be seen.</summary>
    public static JsonReading Unseen { get; } = new(JsonLibrary.SystemText, NamePolicy.Unknown, null, null);

    /// <summary>By Newtonsoft.Json without settings, which reads enums from their names.</summary>
    public static JsonReading Newtonsoft { get; } = new(JsonLibrary.Newtonsoft, NamePolicy.AnyCase, TakesNumberTexts: true, TakesTokens: true);

    /// <summary>What holds for both readings.</summary>
    public JsonReading And(JsonReading other) => new(
        Library == other.Library ? Library : JsonLibrary.Unknown,
        Policy == other.Policy ? Policy : NamePolicy.Unknown,
        TakesNumberTexts == other.TakesNumberTexts ? TakesNumberTexts : null,
        TakesTokens == other.TakesTokens ? TakesTokens : null);
}

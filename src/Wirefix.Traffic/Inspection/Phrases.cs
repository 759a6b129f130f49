using System.Collections.Immutable;
using System.Globalization;
using Wirefix.Facts;

namespace Wirefix.Traffic.Inspection;

/// <summary>The wording that titles and notes share.</summary>
internal static class Phrases
{
    /// <summary><c>4 × 429 from api.example.com</c>, or <c>by the service</c> where it answered itself.</summary>
    public static string Errors(int count, int status, Direction direction, Endpoint endpoint)
    {
        var by = direction == Direction.Inbound ? "by the service" : $"from {endpoint.Host}";
        return $"{count} × {Status(status)} {by}";
    }

    /// <summary><c>GET /path/{id}</c>.</summary>
    public static string Operation(Endpoint endpoint) => $"{endpoint.Method} {endpoint.Path}";

    /// <summary><c>404</c>, or <c>no answer</c> for 0.</summary>
    public static string Status(int status) => status == 0 ? "no answer" : status.ToString(CultureInfo.InvariantCulture);

    /// <summary>A length in the unit that suits it: <c>450 ms</c>, <c>16 s</c>, <c>3 min 31 s</c>, <c>5 h 53 min</c>.</summary>
    public static string Length(TimeSpan length) => length switch
    {
        { TotalSeconds: < 1 } => Invariant($"{length.TotalMilliseconds:0.#} ms"),
        { TotalMinutes: < 1 } => Invariant($"{length.TotalSeconds:0.#} s"),
        { TotalHours: < 1 } => Invariant($"{length.Minutes} min {length.Seconds} s"),
        _ => Invariant($"{(int)length.TotalHours} h {length.Minutes} min"),
    };

    /// <summary><c> within 16 s</c>, or nothing for what happened once.</summary>
    public static string Within(TimeRange window, int count) =>
        count > 1 && window.Length > TimeSpan.Zero ? $" within {Length(window.Length)}" : "";

    /// <summary>The sentence about Retry-After, or none.</summary>
    public static ImmutableArray<string> Waits(TimeSpan? retryAfter) =>
        retryAfter is { } wait ? [$"The answers ask to wait {Length(wait)} at least (Retry-After)."] : [];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

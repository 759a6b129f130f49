using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

namespace Wirefix.Agent.Proposing.Models.Spending;

/// <summary>The tokens of calls of a model; each is counted once.</summary>
/// <param name="Fresh">Of prompts, as far as the service did not remember them.</param>
/// <param name="CacheRead">Of prompts, as far as the service remembered them.</param>
/// <param name="CacheWrite">Of prompts that the service now remembers.</param>
/// <param name="Output">Of answers, what a model thought among them.</param>
public sealed record TokenUsage(long Fresh, long CacheRead, long CacheWrite, long Output)
{
    private const string WriteCount = "CacheCreationInputTokens";

    /// <summary>None.</summary>
    public static readonly TokenUsage None = new(0, 0, 0, 0);

    /// <summary>All together.</summary>
    [JsonIgnore]
    public long Total => Fresh + CacheRead + CacheWrite + Output;

    /// <summary>The sum.</summary>
    public static TokenUsage operator +(TokenUsage left, TokenUsage right) => new(
        left.Fresh + right.Fresh, left.CacheRead + right.CacheRead, left.CacheWrite + right.CacheWrite, left.Output + right.Output);

    /// <summary>The difference.</summary>
    public static TokenUsage operator -(TokenUsage left, TokenUsage right) => new(
        left.Fresh - right.Fresh, left.CacheRead - right.CacheRead, left.CacheWrite - right.CacheWrite, left.Output - right.Output);

    /// <summary>What a provider told: its count of the prompt includes what was remembered.</summary>
    public static TokenUsage Of(UsageDetails details)
    {
        var read = details.CachedInputTokenCount ?? 0;
        var write = details.AdditionalCounts?.TryGetValue(WriteCount, out var count) is true ? count : 0;
        return new TokenUsage(Math.Max(0, (details.InputTokenCount ?? 0) - read - write), read, write, details.OutputTokenCount ?? 0);
    }

    /// <summary>The same as a provider tells it.</summary>
    public UsageDetails ToDetails() => new()
    {
        InputTokenCount = Fresh + CacheRead + CacheWrite,
        CachedInputTokenCount = CacheRead,
        OutputTokenCount = Output,
        AdditionalCounts = new AdditionalPropertiesDictionary<long> { [WriteCount] = CacheWrite },
    };

    /// <summary>The counts as people read them; what is 0 is left out.</summary>
    public override string ToString()
    {
        (string Name, long Count)[] parts = [("fresh", Fresh), ("read from the cache", CacheRead), ("written to the cache", CacheWrite), ("output", Output)];
        var told = parts.Where(part => part.Count > 0).Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Count:N0} {part.Name}"));
        return string.Create(CultureInfo.InvariantCulture, $"{Total:N0} tokens{(Total == 0 ? "" : $" ({string.Join(", ", told)})")}");
    }
}

using System.Text.RegularExpressions;

namespace Wirefix.Agent.Proposing.Models;

/// <summary>A model by who serves it, as <c>anthropic:MODEL</c> or <c>openai:MODEL[@URL]</c>.</summary>
/// <param name="Provider">Whose protocol is spoken: <c>anthropic</c> or <c>openai</c>.</param>
/// <param name="Model">The model's name, as the service knows it.</param>
/// <param name="Endpoint">Where it is served; null where the provider's own service is meant.</param>
public sealed partial record ModelName(string Provider, string Model, Uri? Endpoint)
{
    /// <summary>Anthropic's messages.</summary>
    public const string Anthropic = "anthropic";

    /// <summary>OpenAI's chat completions, which others serve, too.</summary>
    public const string OpenAI = "openai";

    /// <summary>Reads a name; null where it is none.</summary>
    public static ModelName? Parse(string text)
    {
        if (text.Split(':', 2) is not [var provider, { Length: > 0 } rest])
            return null;
        return provider switch
        {
            Anthropic => new ModelName(Anthropic, rest, null),
            OpenAI => ParseOpenAI(rest),
            _ => null,
        };
    }

    /// <summary>The name as it is written, without the endpoint: an address is of one machine.</summary>
    public override string ToString() => $"{Provider}:{Model}";

    // With its scheme forgotten an address would be taken for a name, and what was captured would go to the provider's own service.
    [GeneratedRegex(@"@($|localhost|[\w.+-]*://|[^@/]*:\d+(/|$)|\d+\.\d+\.\d+\.\d+|\[)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex MeantForAddress();

    // Models of some services have an @ in their name, so only what is an address behind it counts.
    private static ModelName? ParseOpenAI(string rest)
    {
        var at = Math.Max(rest.LastIndexOf("@http://", StringComparison.OrdinalIgnoreCase), rest.LastIndexOf("@https://", StringComparison.OrdinalIgnoreCase));
        if (at < 0)
            return MeantForAddress().IsMatch(rest) ? null : new ModelName(OpenAI, rest, null);
        return at > 0 && Uri.TryCreate(rest[(at + 1)..], UriKind.Absolute, out var endpoint) ? new ModelName(OpenAI, rest[..at], endpoint) : null;
    }
}

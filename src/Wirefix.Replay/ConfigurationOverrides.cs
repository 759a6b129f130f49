using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Replay;

/// <summary>
/// Settings that a run puts in the place of the service's own, as environment variables (<c>Section__Key</c>). The harness holds them, so that its
/// digest changes with them; a value that looks like a secret stands there as its token, and only the service gets the value itself.
/// </summary>
/// <param name="Told">What the harness and its file hold.</param>
/// <param name="Secrets">The values of those that <paramref name="Told"/> has a token for.</param>
public sealed partial record ConfigurationOverrides(
    ImmutableSortedDictionary<string, string> Told, ImmutableSortedDictionary<string, string> Secrets)
{
    /// <summary>No overrides.</summary>
    public static readonly ConfigurationOverrides None = new(Harness.NoOverrides, Harness.NoOverrides);

    // What is shorter stands in any text by chance.
    private const int ShortestSecret = 4;

    private const string Secret = "password";

    /// <summary>What the run sets itself; another value would lead the service past the mock.</summary>
    private static readonly string[] Reserved = ["ASPNETCORE_URLS", "ASPNETCORE_PREFERHOSTINGURLS", "URLS", "DOTNET_STARTUP_HOOKS"];

    /// <summary>All values as the service gets them.</summary>
    public ImmutableSortedDictionary<string, string> Values => Told.SetItems(Secrets);

    /// <summary>Reads settings as a command line has them; of two for one key the last counts.</summary>
    /// <param name="settings">Each as <c>Section:Key=VALUE</c>; the value may hold anything.</param>
    /// <param name="redactor">Says what looks like a secret.</param>
    /// <exception cref="FormatException">One of them is none; the message quotes its key alone.</exception>
    public static ConfigurationOverrides Parse(IEnumerable<string> settings, Redactor redactor)
    {
        var (told, secrets) = (Harness.NoOverrides.ToBuilder(), Harness.NoOverrides.ToBuilder());
        foreach (var (name, value) in settings.Select(Split))
        {
            var shown = Redacted(name, value, redactor);
            told[name] = shown;
            secrets.Remove(name);
            if (shown != value)
                secrets[name] = value;
        }

        return new ConfigurationOverrides(told.ToImmutable(), secrets.ToImmutable());
    }

    /// <summary>A text with the tokens of the secrets in their place, as where a service or a test wrote them.</summary>
    public string WithoutSecrets(string text) => Secrets
        .Where(secret => secret.Value.Length >= ShortestSecret)
        .Aggregate(text, (hidden, secret) => hidden.Replace(secret.Value, Told[secret.Key], StringComparison.Ordinal));

    private static (string Name, string Value) Split(string setting)
    {
        var sign = setting.IndexOf('=', StringComparison.Ordinal);
        var key = sign < 0 ? "" : setting[..sign];
        if (!Key().IsMatch(key))
            throw new FormatException($"expected a setting as Section:Key=VALUE, found {(sign < 0 ? "one without '='" : $"the key \"{key}\"")}.");
        var name = key.Replace(":", "__", StringComparison.Ordinal);
        if (Reserved.Contains(name, StringComparer.OrdinalIgnoreCase) || name.StartsWith("WIREFIX_", StringComparison.OrdinalIgnoreCase))
            throw new FormatException($"{key} is set by the run itself; leave it out.");
        return (name, setting[(sign + 1)..]);
    }

    // A name that sounds like a secret's is as good as one that is known for it.
    private static string Redacted(string name, string value, Redactor redactor)
    {
        var last = name[(name.LastIndexOf("__", StringComparison.Ordinal) is var at and >= 0 ? at + 2 : 0)..];
        var shown = RedactedAs(last, value, redactor);
        return shown == value && SecretVariables.Contains(name, value) ? RedactedAs(Secret, value, redactor) : shown;
    }

    // As JSON, where what follows a name is known to be its value.
    private static string RedactedAs(string name, string value, Redactor redactor)
    {
        using var redacted = JsonDocument.Parse(redactor.Redact(JsonSerializer.Serialize(new Dictionary<string, string> { [name] = value })));
        return redacted.RootElement.EnumerateObject().First().Value.GetString() ?? value;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_.-]+(?::[A-Za-z0-9_.-]+)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Key();
}

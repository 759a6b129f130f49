using Microsoft.CodeAnalysis;

namespace Wirefix.Workspace.Checking.Liberties;

/// <summary>A use of something that reaches beyond the code: what, and of what. Two are the same wherever they stand.</summary>
/// <param name="Kind">Of what kind it is.</param>
/// <param name="What">What is used, as <c>File (reading)</c>.</param>
/// <param name="Of">What it is used on, as far as the code tells: a host, a path, a name.</param>
internal sealed record Use(LibertyKind Kind, string What, string Of)
{
    private const string Escaping = "Uri.EscapeDataString(";

    /// <summary>Where it stands.</summary>
    public required SyntaxNode Node { get; init; }

    /// <summary>What it is, for people.</summary>
    public string Said => Of.Length == 0 ? What : $"{What} of {Of}";

    /// <summary>Whether it is not known of what it is, so that it may be another one than what looks the same.</summary>
    public bool IsUntold => Of.Contains(Lead.Beyond, StringComparison.Ordinal);

    /// <summary>Whether code that had some uses had this one: what was any text before may be an escaped one, and not the other way round.</summary>
    public bool IsAmong(IReadOnlySet<Use> known) => known.Contains(this) || (Unescaped is { } wider && known.Contains(this with { Of = wider }));

    // Of what is a text of its own the escaped one is another.
    private string? Unescaped => Of.StartsWith(Escaping, StringComparison.Ordinal) && Of[^1] == ')' && !Of.Contains('"', StringComparison.Ordinal)
        ? Of[Escaping.Length..^1]
        : null;

    /// <inheritdoc/>
    public bool Equals(Use? other) => other is not null && (Kind, What, Of) == (other.Kind, other.What, other.Of);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, What, Of);
}

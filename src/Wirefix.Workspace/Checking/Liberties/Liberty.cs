using System.Globalization;

namespace Wirefix.Workspace.Checking.Liberties;

/// <summary>Something that a change takes beyond mending a fault.</summary>
/// <param name="Kind">Of what kind it is.</param>
/// <param name="What">What it is, in a few words.</param>
/// <param name="File">The file it stands in.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record Liberty(LibertyKind Kind, string What, string File, int Line)
{
    /// <summary>The name of the kind, as a user writes it.</summary>
    public string Name => NameOf(Kind);

    /// <summary>The name of a kind, as a user writes it.</summary>
    public static string NameOf(LibertyKind kind) => kind.ToString().ToLowerInvariant();

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}: {What} ({File}:{Line})");
}

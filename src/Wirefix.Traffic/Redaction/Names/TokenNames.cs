using System.Collections.Frozen;

namespace Wirefix.Traffic.Redaction.Names;

/// <summary>
/// Tells names of tokens that let somebody in (<c>inviteToken</c>, <c>GITHUB_TOKEN</c>) from those that carry on a list, that tell versions
/// and calls apart, and that make up a text.
/// </summary>
internal static class TokenNames
{
    private const string End = "token";

    private static readonly string[] HarmlessEnds =
    [
        "page", "next", "previous", "continuation", "cursor", "sync", "pagination", "paging", "scroll", "resume", "concurrency", "cancellation",
        "idempotency", "clientrequest", "version", "change", "delta", "skip", "first", "last", "per", "special",
    ];

    // Whole beginnings: backend and column end so, too.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Harmless = FrozenSet.ToFrozenSet(
        ["start", "end", "stop", "max", "min", "eos", "bos", "pad", "unk", "mask", "sep", "cls", "input", "output", "row", "list", "client", "xs", "xsd"])
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a name without case and separators is one of a token that lets somebody in.</summary>
    public static bool Tell(ReadOnlySpan<char> plain)
    {
        if (!plain.EndsWith(End))
            return false;
        var kind = plain[..^End.Length];
        if (Harmless.Contains(kind))
            return false;
        foreach (var end in HarmlessEnds)
        {
            if (kind.EndsWith(end))
                return false;
        }

        return true;
    }
}

using System.Collections.Immutable;
using Wirefix.Workspace.Locating;

namespace Wirefix.Agent.Context;

/// <summary>Members of files below a folder as code; each is given once.</summary>
internal sealed class SourceMembers(string home)
{
    private readonly HashSet<(string File, string Code)> _given = [];

    /// <summary>The code of a member; none where it was given before, or its file does not have it.</summary>
    public ImmutableArray<ContextBlock> Block(SymbolLocation location)
    {
        var file = Path.Combine(home, location.File);
        if (!File.Exists(file) || MemberCode.Of(File.ReadAllText(file), location.Line) is not { } code || !_given.Add((location.File, code)))
            return [];
        return [new ContextBlock("csharp", code)];
    }

    /// <summary>The same as a part of its own.</summary>
    public ImmutableArray<ContextPart> Part(SymbolLocation location, string role)
    {
        var block = Block(location);
        return block.IsEmpty ? [] : [new ContextPart(ContextSection.Code, $"{role}: {location.Name} in {location.File}", block)];
    }
}

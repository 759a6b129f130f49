using System.Collections.Immutable;

namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>A member, or the head of a type, with the places in it.</summary>
internal sealed class CodeMember(IndexedFile file, ImmutableArray<WirePlace> places)
{
    /// <summary>The file that it stands in.</summary>
    public IndexedFile File { get; } = file;

    /// <summary>Its places, by line; there is one at least.</summary>
    public ImmutableArray<WirePlace> Places { get; } = places;

    /// <summary>The name that code calls it by; of a constructor and of a type the type's.</summary>
    public string Name { get; } = NameIn(places[0]);

    /// <summary>The type around it, or that it is the head of, with its file: others may have the same name.</summary>
    public (string File, string Type) Type => (File.Path, Places[0].Type);

    /// <summary>The name of the type without its namespace.</summary>
    public string TypeName { get; } = places[0].Type[(places[0].Type.LastIndexOf('.') + 1)..];

    /// <summary>Whether it is a method, a constructor or an operator.</summary>
    public bool IsMethod => Places[0].Member.StartsWith("M:", StringComparison.Ordinal);

    /// <summary>The members of an index. The places of a declaration share one string, so no text is compared.</summary>
    public static ImmutableArray<CodeMember> In(WireIndex index) =>
    [
        .. from file in index.Files
           from member in file.Places.GroupBy(place => place.Member, ReferenceEqualityComparer.Instance)
           select new CodeMember(file, [.. member]),
    ];

    private static string NameIn(WirePlace place)
    {
        var id = place.Member.AsSpan();
        var parameters = id.IndexOf('(');
        var path = parameters < 0 ? id : id[..parameters];
        if (path.EndsWith(".#ctor", StringComparison.Ordinal) || path.EndsWith(".#cctor", StringComparison.Ordinal))
            path = place.Type;
        var name = path[(path.LastIndexOfAny('.', ':') + 1)..];
        var arity = name.IndexOf('`');
        return (arity < 0 ? name : name[..arity]).ToString();
    }
}

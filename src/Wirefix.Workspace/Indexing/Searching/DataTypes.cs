namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>The types that hold data and do nothing: what their constructors are given is what their fields hold.</summary>
internal sealed class DataTypes
{
    // A name on the wire lives in the field; the constructor only hands it over.
    private const double Constructor = 0.7;

    private readonly HashSet<(string File, string Type)> _types;

    /// <summary>Looks at all members once.</summary>
    public DataTypes(IReadOnlyCollection<CodeMember> members)
    {
        _types = [.. members.Where(member => member.Places.Any(IsField)).Select(member => member.Type)];
        _types.ExceptWith(members.Where(member => member.IsMethod && !member.IsConstructor).Select(member => member.Type));
    }

    /// <summary>How much the names in a member say, above 0 and up to 1.</summary>
    public double Of(CodeMember member) => member.IsConstructor && _types.Contains(member.Type) ? Constructor : 1;

    private static bool IsField(WirePlace place) => place.Kind is PlaceKind.Member or PlaceKind.SerializedName;
}

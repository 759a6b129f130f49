using System.ComponentModel;
using System.Text.Json.Serialization;
using Wirefix.Workspace.Editing;

namespace Wirefix.Agent.Tools;

/// <summary>An edit as agents write it. One flat shape: shorter, and easier to get right, than one for each kind.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record EditArgument(
    [property: Description(EditArgument.Kinds)] string Kind,
    [property: Description("The member or type; for add_type and add_using any of the file; for add_file the project")] string Symbol,
    [property: Description("The new C#, attribute, namespace or name")] string? Text = null,
    [property: Description("replace_statements: the statements as they stand there")] string? Old = null,
    [property: Description("add_file: relative to the project")] string? Path = null)
{
    private const string Kinds = "replace_member, replace_statements, add_member, remove_member, add_type, add_using, add_attribute, rename or add_file";

    /// <summary>The edit.</summary>
    /// <exception cref="ToolException">It is none.</exception>
    public Edit ToEdit() => Required(Kind, "kind") switch
    {
        "replace_member" => new ReplaceMember(Named, Required(Text, "text")),
        "replace_statements" => new ReplaceStatements(Named, Required(Old, "old"), Text ?? ""),
        "add_member" => new AddMember(Named, Required(Text, "text")),
        "remove_member" => new RemoveMember(Named),
        "add_type" => new AddType(Named, Required(Text, "text")),
        "add_using" => new AddUsing(Named, Required(Text, "text").Replace("using ", "", StringComparison.Ordinal).TrimEnd(';')),
        "add_attribute" => new AddAttribute(Named, Required(Text, "text")),
        "rename" => new Rename(Named, Required(Text, "text")),
        "add_file" => new AddFile(Named, Required(Path, "path"), Required(Text, "text")),
        _ => throw new ToolException($"'{Kind}' is no kind of edit; expected {Kinds}."),
    };

    private string Said => string.IsNullOrWhiteSpace(Kind) ? "an edit" : $"the edit {Kind}";

    private string Named => Required(Symbol, "symbol").Trim();

    // What a schema requires may still be null in JSON.
    private string Required(string? value, string name) =>
        string.IsNullOrWhiteSpace(value) ? throw new ToolException($"{Said} of '{Symbol}' needs '{name}'.") : value;
}

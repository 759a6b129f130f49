using System.Text.Json.Serialization;

namespace Wirefix.Workspace.Editing;

/// <summary>One change of a named symbol, or a new file. Texts are C#; their indentation is adjusted to the place they land in.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ReplaceMember), "replaceMember")]
[JsonDerivedType(typeof(AddMember), "addMember")]
[JsonDerivedType(typeof(AddType), "addType")]
[JsonDerivedType(typeof(AddUsing), "addUsing")]
[JsonDerivedType(typeof(AddFile), "addFile")]
[JsonDerivedType(typeof(ReplaceStatements), "replaceStatements")]
[JsonDerivedType(typeof(RemoveMember), "removeMember")]
[JsonDerivedType(typeof(AddAttribute), "addAttribute")]
[JsonDerivedType(typeof(Rename), "rename")]
public abstract record Edit;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Editing;

/// <summary>Finds the members of a file again in another version of it, by their types, names and parameters.</summary>
internal static class Counterparts
{
    /// <summary>The members of the same declaration whose text differs; all top-level statements are one.</summary>
    public static IEnumerable<(SyntaxNode Before, SyntaxNode After)> Changed(CompilationUnitSyntax old, CompilationUnitSyntax @new) =>
        Pairs(old, @new).Where(pair => pair.Before.ToString() != pair.After.ToString());

    /// <summary>
    /// The types that are declared otherwise: other parameters, attributes or bases. Each is told with all of its members; those that
    /// stand inside another one are left to it, and a part of a type is left out, as its name means all parts.
    /// </summary>
    public static IEnumerable<(SyntaxNode Before, SyntaxNode After)> Redeclared(CompilationUnitSyntax old, CompilationUnitSyntax @new)
    {
        var counterparts = Types(@new).ToLookup(TypePath);
        var changed = Types(old).GroupBy(TypePath)
            .SelectMany(group => group.Zip(counterparts[group.Key]))
            .Where(pair => HeaderOf(pair.First) != HeaderOf(pair.Second) && !pair.First.Modifiers.Any(SyntaxKind.PartialKeyword))
            .ToArray();
        return changed.Where(pair => !changed.Any(other => pair.First.Ancestors().Contains(other.First)))
            .Select(pair => ((SyntaxNode)pair.First, (SyntaxNode)pair.Second));
    }

    /// <summary>
    /// The members that only the new file has. None where the old file has members that the new one has not: each may be
    /// the same under another name.
    /// </summary>
    public static IEnumerable<(TypeDeclarationSyntax Type, MemberDeclarationSyntax Member)> Added(CompilationUnitSyntax old, CompilationUnitSyntax @new)
    {
        var kept = Leaves(old).ToLookup(Key);
        var now = Leaves(@new).ToLookup(Key);
        if (kept.Any(members => now[members.Key].Count() < members.Count()))
            return [];

        var types = Types(old).ToLookup(TypePath);
        return
            from member in now.SelectMany(members => members.Skip(kept[members.Key].Count()))
            let parent = member.Parent as TypeDeclarationSyntax
            where parent is not null
            from type in types[TypePath(parent)].Take(1)
            select (type, member);
    }

    /// <summary>The types outside of others that only the new file has, each with a declaration of the old one in the same namespace.</summary>
    public static IEnumerable<(SyntaxNode Near, MemberDeclarationSyntax Type)> AddedTypes(CompilationUnitSyntax old, CompilationUnitSyntax @new)
    {
        var known = Free(old).ToLookup(FreeKey);
        return
            from types in Free(@new).GroupBy(FreeKey)
            from type in types.Skip(known[types.Key].Count())
            let near = Free(old).FirstOrDefault(each => SpaceOf(each) == SpaceOf(type)) ?? (SpaceOf(type).Length == 0 && HasStatements(old) ? (SyntaxNode)old : null)
            where near is not null
            select (near, type);
    }

    /// <summary>The outermost types whose text differs, and what differs outside of types.</summary>
    public static IEnumerable<(SyntaxNode Before, SyntaxNode After)> Whole(CompilationUnitSyntax old, CompilationUnitSyntax @new)
    {
        var counterparts = Outermost(@new).ToLookup(TypePath);
        var types = Outermost(old).GroupBy(TypePath)
            .SelectMany(group => group.Zip(counterparts[group.Key]))
            .Where(pair => pair.First.ToString() != pair.Second.ToString())
            .Select(pair => ((SyntaxNode)pair.First, (SyntaxNode)pair.Second));
        return Changed(old, @new).Where(pair => pair.Before.Parent is not TypeDeclarationSyntax).Concat(types);
    }

    /// <summary>
    /// All that a file declares, each with where it stands and without comments and white space: two files that declare the same, in whatever
    /// order, give the same texts. Usings are told apart by <see cref="IsUsing"/>.
    /// </summary>
    public static IEnumerable<string> Declarations(CompilationUnitSyntax unit) =>
    [
        .. unit.DescendantNodes().OfType<UsingDirectiveSyntax>().Select(Code),
        .. unit.AttributeLists.Select(Code),
        .. unit.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().Select(space => $"namespace {space.Name}"),
        .. unit.Members.OfType<GlobalStatementSyntax>().Select(Code),
        .. Types(unit).Select(type => $"{TypePath(type)}: {Code(type.WithMembers(default))}"),
        .. Leaves(unit).Select(member => $"{(member.Parent is TypeDeclarationSyntax type ? TypePath(type) : "")}: {Code(member)}"),
    ];

    /// <summary>Whether a text of <see cref="Declarations"/> is a using directive.</summary>
    public static bool IsUsing(string declaration) => declaration.StartsWith("using ", StringComparison.Ordinal) && declaration.EndsWith(" ;", StringComparison.Ordinal);

    private static IEnumerable<MemberDeclarationSyntax> Free(CompilationUnitSyntax root) =>
        root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    private static string FreeKey(MemberDeclarationSyntax type) => type switch
    {
        TypeDeclarationSyntax declared => $"{SpaceOf(type)}.{TypePath(declared)}",
        BaseTypeDeclarationSyntax declared => $"{SpaceOf(type)}.{declared.Identifier}",
        DelegateDeclarationSyntax declared => $"{SpaceOf(type)}.{declared.Identifier}{declared.TypeParameterList}",
        _ => SpaceOf(type),
    };

    private static string SpaceOf(SyntaxNode node) =>
        string.Join('.', node.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Reverse().Select(space => space.Name.ToString()));

    private static bool HasStatements(CompilationUnitSyntax unit) => unit.Members.OfType<GlobalStatementSyntax>().Any();

    private static string Code(SyntaxNode node) => string.Join(' ', node.DescendantTokens().Select(token => token.Text));

    private static IEnumerable<TypeDeclarationSyntax> Outermost(CompilationUnitSyntax root) =>
        Types(root).Where(type => type.Parent is not TypeDeclarationSyntax);

    private static IEnumerable<(SyntaxNode Before, SyntaxNode After)> Pairs(CompilationUnitSyntax old, CompilationUnitSyntax @new)
    {
        var oldStatements = old.Members.OfType<GlobalStatementSyntax>();
        if (oldStatements.Any() && @new.Members.OfType<GlobalStatementSyntax>().Any() && TopLevelText(old) != TopLevelText(@new))
            yield return (old, @new);

        var counterparts = Leaves(@new).ToLookup(Key);
        foreach (var group in Leaves(old).GroupBy(Key))
        {
            foreach (var pair in group.Zip(counterparts[group.Key]))
                yield return pair;
        }
    }

    private static IEnumerable<TypeDeclarationSyntax> Types(CompilationUnitSyntax root) => root.DescendantNodes().OfType<TypeDeclarationSyntax>();

    private static string HeaderOf(TypeDeclarationSyntax type) => type.WithMembers(default).ToString();

    private static string TopLevelText(CompilationUnitSyntax unit) =>
        string.Concat(unit.Members.OfType<GlobalStatementSyntax>().Select(statement => statement.ToFullString()));

    private static IEnumerable<MemberDeclarationSyntax> Leaves(CompilationUnitSyntax root) =>
        root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(member => member is not (BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax or GlobalStatementSyntax));

    /// <summary>What a member is called inside its types: its text up to its body, without attributes and modifiers.</summary>
    private static string Key(MemberDeclarationSyntax member)
    {
        var name = member switch
        {
            MethodDeclarationSyntax method => $"{method.ExplicitInterfaceSpecifier}{method.Identifier}{method.TypeParameterList}{method.ParameterList.NormalizeWhitespace()}",
            ConstructorDeclarationSyntax constructor => $".ctor{constructor.ParameterList.NormalizeWhitespace()}",
            PropertyDeclarationSyntax property => $"{property.ExplicitInterfaceSpecifier}{property.Identifier}",
            BaseTypeDeclarationSyntax type => type.Identifier.Text,
            DelegateDeclarationSyntax type => $"{type.Identifier}{type.TypeParameterList}",
            BaseFieldDeclarationSyntax field => string.Join(",", field.Declaration.Variables.Select(variable => variable.Identifier.Text)),
            _ => member.Kind().ToString(),
        };
        return $"{(member.Parent is TypeDeclarationSyntax parent ? TypePath(parent) : "")}.{name}";
    }

    private static string TypePath(TypeDeclarationSyntax type) => string.Join(
        ".", type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Reverse().Select(each => each.Identifier.Text + each.TypeParameterList));
}

using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Wirefix.Workspace.Editing;

/// <summary>Says in edits of named symbols what a code fix did to a solution.</summary>
public static class SolutionDiff
{
    /// <summary>
    /// The edits that turn <paramref name="before"/> into <paramref name="after"/>: replaced and added members, added types, and added usings. A
    /// type that is declared otherwise is replaced as a whole.
    /// A member whose declaration changed its name or parameters is left out; the caller sees it when it applies the edits.
    /// </summary>
    public static async Task<ImmutableArray<Edit>> EditsAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        var edits = ImmutableArray.CreateBuilder<Edit>();
        foreach (var id in ChangedDocuments(before, after).DistinctBy(id => after.GetDocument(id)!.FilePath ?? id.Id.ToString()))
        {
            var old = await RootAsync(before, id, cancellationToken).ConfigureAwait(false);
            var @new = await RootAsync(after, id, cancellationToken).ConfigureAwait(false);
            await foreach (var edit in EditsAsync(before.GetDocument(id)!, old, @new, cancellationToken).ConfigureAwait(false))
                edits.Add(edit);
        }

        return edits.ToImmutable();
    }

    /// <summary>
    /// The same with whole types: what differs inside one is told by the outermost type around it, which says also what was renamed, removed
    /// or moved there.
    /// </summary>
    public static async Task<ImmutableArray<Edit>> WholeTypesAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        var edits = ImmutableArray.CreateBuilder<Edit>();
        foreach (var id in ChangedDocuments(before, after).DistinctBy(id => after.GetDocument(id)!.FilePath ?? id.Id.ToString()))
        {
            var old = await RootAsync(before, id, cancellationToken).ConfigureAwait(false);
            var @new = await RootAsync(after, id, cancellationToken).ConfigureAwait(false);
            await foreach (var edit in ReplacedAsync(before.GetDocument(id)!, old, @new, Counterparts.Whole(old, @new), [], cancellationToken).ConfigureAwait(false))
                edits.Add(edit);
        }

        return edits.ToImmutable();
    }

    /// <summary>The documents that only the new solution has.</summary>
    public static IEnumerable<DocumentId> AddedDocuments(Solution before, Solution after) =>
        after.GetChanges(before).GetProjectChanges().SelectMany(project => project.GetAddedDocuments());

    /// <summary>The documents whose text differs.</summary>
    public static IEnumerable<DocumentId> ChangedDocuments(Solution before, Solution after) =>
        after.GetChanges(before).GetProjectChanges().SelectMany(project => project.GetChangedDocuments(onlyGetDocumentsWithTextChanges: true));

    private static async Task<CompilationUnitSyntax> RootAsync(Solution solution, DocumentId id, CancellationToken cancellationToken) =>
        (CompilationUnitSyntax)(await solution.GetDocument(id)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;

    private static IAsyncEnumerable<Edit> EditsAsync(Document document, CompilationUnitSyntax old, CompilationUnitSyntax @new, CancellationToken cancellationToken)
    {
        var redeclared = Counterparts.Redeclared(old, @new).ToArray();
        var changed = Counterparts.Changed(old, @new).Where(pair => !redeclared.Any(type => IsInside(pair.Before, type.Before)));
        var added = Counterparts.Added(old, @new).Where(pair => !redeclared.Any(whole => IsInside(pair.Type, whole.Before)));
        return ReplacedAsync(document, old, @new, redeclared.Concat(changed), added, cancellationToken);
    }

    private static async IAsyncEnumerable<Edit> ReplacedAsync(
        Document document,
        CompilationUnitSyntax old,
        CompilationUnitSyntax @new,
        IEnumerable<(SyntaxNode Before, SyntaxNode After)> replaced,
        IEnumerable<(TypeDeclarationSyntax Type, MemberDeclarationSyntax Member)> added,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? anchor = null;
        foreach (var (before, after) in replaced)
        {
            if (await NameAsync(document, before, cancellationToken).ConfigureAwait(false) is not { } name)
                continue;
            anchor ??= name;
            yield return new ReplaceMember(name, CommentsOf(before) == CommentsOf(after) ? TextOf(after, MemberSpan.Of(after)) : TextOf(after, MemberSpan.WithComments(after)));
        }

        foreach (var (type, member) in added)
        {
            if (await NameAsync(document, type, cancellationToken).ConfigureAwait(false) is not { } name)
                continue;
            anchor ??= name;
            yield return new AddMember(name, TextOf(member, MemberSpan.WithComments(member)));
        }

        foreach (var (near, type) in Counterparts.AddedTypes(old, @new))
        {
            if (await NameAsync(document, near, cancellationToken).ConfigureAwait(false) is not { } name)
                continue;
            anchor ??= name;
            yield return new AddType(name, TextOf(type, MemberSpan.WithComments(type)));
        }

        if (anchor is null)
            yield break;
        foreach (var name in Imported(@new).Except(Imported(old)))
            yield return new AddUsing(anchor, name);
    }

    private static bool IsInside(SyntaxNode node, SyntaxNode type) => node.AncestorsAndSelf().Contains(type);

    // The id alone, unless several projects declare the same.
    private static async Task<string?> NameAsync(Document document, SyntaxNode declaration, CancellationToken cancellationToken)
    {
        var node = declaration is BaseFieldDeclarationSyntax field ? field.Declaration.Variables[0] : declaration;
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (model?.GetDeclaredSymbol(node, cancellationToken) is not { } symbol || SymbolId.Of(symbol) is not { } id)
            return null;

        var (found, _) = await SymbolResolver.ResolveAsync(document.Project.Solution, id, cancellationToken).ConfigureAwait(false);
        return found is null ? $"{id}, {document.Project.AssemblyName}" : id;
    }

    private static string CommentsOf(SyntaxNode declaration)
    {
        var text = declaration.SyntaxTree.GetText();
        var lines = text.ToString(TextSpan.FromBounds(MemberSpan.WithComments(declaration).Start, MemberSpan.Of(declaration).Start)).Split('\n');
        return string.Join('\n', lines.Select(line => line.Trim()));
    }

    // With the indentation of its line, which says where the text was cut out.
    private static string TextOf(SyntaxNode declaration, TextSpan span)
    {
        var text = declaration.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(span.Start);
        var above = text.ToString(TextSpan.FromBounds(line.Start, span.Start));
        return (string.IsNullOrWhiteSpace(above) ? above : "") + text.ToString(span);
    }

    private static IEnumerable<string> Imported(CompilationUnitSyntax unit) =>
        from directive in unit.Usings
        where directive.Alias is null && directive.StaticKeyword.RawKind == 0
        let name = directive.Name?.ToString()
        where name is not null
        select name;
}

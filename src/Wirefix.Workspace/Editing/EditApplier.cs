using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Wirefix.Workspace.Editing;

/// <summary>
/// Applies edits to a fork of a solution. Only the spans that an edit names change, so that everything else of a
/// file, white space included, survives by construction.
/// </summary>
public static class EditApplier
{
    private delegate (TextChange? Change, string? Failure) Change(SourceText text, SyntaxNode declaration);

    /// <summary>The forked solution, and why edits did not resolve.</summary>
    public static async Task<EditResult> ApplyAsync(Solution solution, Proposal proposal, CancellationToken cancellationToken)
    {
        var failures = proposal.Untold.ToBuilder();
        foreach (var edit in proposal.Edits)
        {
            var (changed, failure) = await ApplyAsync(solution, edit, cancellationToken).ConfigureAwait(false);
            solution = changed;
            if (failure is not null)
                failures.Add(failure);
        }

        return new EditResult(solution, failures.ToImmutable());
    }

    /// <summary>
    /// Whether edits, applied, give the lines of a change, wherever in a file they stand: an added member may stand elsewhere. They do not where
    /// the change did what edits cannot tell.
    /// </summary>
    public static async Task<bool> LeadsToAsync(Solution solution, ImmutableArray<Edit> edits, Solution changed, CancellationToken cancellationToken)
    {
        var applied = await ApplyAsync(solution, new Proposal("", "", edits), cancellationToken).ConfigureAwait(false);
        if (!applied.Failures.IsEmpty)
            return false;
        foreach (var id in SolutionDiff.ChangedDocuments(solution, changed).Union(SolutionDiff.ChangedDocuments(solution, applied.Solution)))
        {
            var wanted = await LinesAsync(changed.GetDocument(id)!, cancellationToken).ConfigureAwait(false);
            if (!wanted.SequenceEqual(await LinesAsync(applied.Solution.GetDocument(id)!, cancellationToken).ConfigureAwait(false)))
                return false;
        }

        return true;
    }

    private static async Task<IEnumerable<string>> LinesAsync(Document document, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return text.Lines.Select(line => line.ToString().Trim()).Where(line => line.Length > 0).Order(StringComparer.Ordinal);
    }

    private static Task<(Solution, string?)> ApplyAsync(Solution solution, Edit edit, CancellationToken cancellationToken) => edit switch
    {
        ReplaceMember replace => AtDeclarationAsync(solution, replace.Symbol, (text, node) => Replace(text, node, replace), cancellationToken),
        AddMember add => AtDeclarationAsync(solution, add.Type, (text, node) => Append(text, node, add), cancellationToken),
        AddType add => AtDeclarationAsync(solution, add.Symbol, (text, node) => Behind(text, node, add), cancellationToken),
        AddUsing add => ImportAsync(solution, add, cancellationToken),
        AddFile add => Task.FromResult(AddedFile.Add(solution, add)),
        ReplaceStatements replace => AtDeclarationAsync(solution, replace.Symbol, (text, node) => MemberChanges.Replace(text, node, replace), cancellationToken),
        RemoveMember remove => AtDeclarationAsync(solution, remove.Symbol, (text, node) => MemberChanges.Remove(text, node, remove), cancellationToken),
        AddAttribute add => AtDeclarationAsync(solution, add.Symbol, (text, node) => MemberChanges.Attribute(text, node, add), cancellationToken),
        Rename rename => RenamedSymbol.RenameAsync(solution, rename, cancellationToken),
        _ => throw new ArgumentException($"unknown edit {edit.GetType().Name}", nameof(edit)),
    };

    private static async Task<(Solution, string?)> AtDeclarationAsync(Solution solution, string name, Change change, CancellationToken cancellationToken)
    {
        var (reference, failure) = await SymbolResolver.ResolveAsync(solution, name, cancellationToken).ConfigureAwait(false);
        if (reference is null)
            return (solution, failure);
        if (solution.GetDocument(reference.SyntaxTree) is not { } document || document is SourceGeneratedDocument)
            return (solution, $"'{name}' is declared in generated code, which no edit can change");

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var (textChange, reason) = change(text, await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false));
        return textChange is null ? (solution, reason) : (With(document, text, text.WithChanges(textChange.Value)), null);
    }

    // A file that is built for several frameworks is a document of each. An edit that changes no text changes nothing.
    private static Solution With(Document document, SourceText old, SourceText text) => text.ContentEquals(old)
        ? document.Project.Solution
        : document.GetLinkedDocumentIds().Append(document.Id)
            .Aggregate(document.Project.Solution, (solution, id) => solution.WithDocumentText(id, text));

    private static (TextChange?, string?) Replace(SourceText text, SyntaxNode node, ReplaceMember edit)
    {
        if (!IsMember(node))
        {
            var line = node.ToString().Split('\n')[0].Trim();
            return (null, $"'{edit.Symbol}' is declared inside another declaration ({line}); replace the member or type that holds it");
        }

        var (replacement, failure) = node is CompilationUnitSyntax
            ? NewText.Statements(edit.Text, node.SyntaxTree.Options)
            : NewText.Member(edit.Text, node.SyntaxTree.Options);
        if (replacement is null)
            return (null, failure);

        var span = replacement.BeginsWithComment ? MemberSpan.WithComments(node) : MemberSpan.Of(node);
        var indentation = Indentation.At(text, span.Start);
        return (new TextChange(span, replacement.At(indentation, Indentation.UnitAt(text, indentation), Indentation.NewLine(text))), null);
    }

    // A primary constructor or a record's property has no declaration of its own.
    private static bool IsMember(SyntaxNode node) => node switch
    {
        CompilationUnitSyntax => true,
        VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } => true,
        EnumMemberDeclarationSyntax => false,
        _ => node is MemberDeclarationSyntax,
    };

    private static (TextChange?, string?) Append(SourceText text, SyntaxNode node, AddMember add)
    {
        if (node is not TypeDeclarationSyntax { CloseBraceToken: { IsMissing: false, RawKind: not 0 } brace } type)
            return (null, $"'{add.Type}' is not a type with a body; a member can only be added to a class, struct, record or interface in braces");
        var (member, failure) = NewText.Member(add.Text, node.SyntaxTree.Options);
        if (member is null)
            return (null, failure);

        var newLine = Indentation.NewLine(text);
        var outer = Indentation.At(text, type.SpanStart);
        var unit = Indentation.UnitAt(text, outer);
        var inner = outer + unit;
        var added = $"{inner}{member.At(inner, unit, newLine)}{newLine}";
        var separator = type.Members.Count > 0 ? newLine : "";
        var line = text.Lines.GetLineFromPosition(brace.SpanStart);
        var standsAlone = string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(line.Start, brace.SpanStart)));
        return standsAlone
            ? (new TextChange(new TextSpan(line.Start, 0), separator + added), null)
            : (new TextChange(new TextSpan(brace.SpanStart, 0), newLine + separator + added + outer), null);
    }

    private static (TextChange?, string?) Behind(SourceText text, SyntaxNode node, AddType add)
    {
        var (type, failure) = NewText.Member(add.Text, node.SyntaxTree.Options);
        if (type is not { IsType: true })
            return (null, failure ?? "the new text is not a type");
        var outermost = node.AncestorsAndSelf().LastOrDefault(each => each is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax) ?? node;
        var newLine = Indentation.NewLine(text);
        var indentation = Indentation.At(text, outermost.SpanStart);
        return (new TextChange(new TextSpan(outermost.Span.End, 0), newLine + newLine + indentation + type.At(indentation, Indentation.UnitAt(text, indentation), newLine)), null);
    }

    private static async Task<(Solution, string?)> ImportAsync(Solution solution, AddUsing add, CancellationToken cancellationToken)
    {
        var (reference, failure) = await SymbolResolver.ResolveAsync(solution, add.Symbol, cancellationToken).ConfigureAwait(false);
        if (reference is null)
            return (solution, failure);

        var project = solution.GetDocument(reference.SyntaxTree)?.Project;
        var compilation = project is null ? null : await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        var isGlobal = compilation?.SyntaxTrees.Any(tree => UsingDirectives.IsGlobal(tree.GetRoot(cancellationToken), add.Namespace)) == true;
        if (isGlobal || UsingDirectives.IsThere(await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false), add.Namespace))
            return (solution, null);

        Change import = (text, declaration) => (UsingDirectives.Add(text, declaration, add.Namespace), null);
        return await AtDeclarationAsync(solution, add.Symbol, import, cancellationToken).ConfigureAwait(false);
    }
}

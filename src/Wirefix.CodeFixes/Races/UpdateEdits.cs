using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Wirefix.Analyzers.Races;
using Wirefix.CodeFixes.Editing;

namespace Wirefix.CodeFixes.Races;

/// <summary>Puts lost updates of one document right: by the version that was read where there is one, else by a lock.</summary>
internal sealed class UpdateEdits(SyntaxNode root, SourceText text, SemanticModel model)
{
    private readonly SourceEdits _edits = new(root, text);
    private readonly List<UpdateRegion> _regions = [];
    private readonly List<(TypeDeclarationSyntax Type, UpdateLock Lock)> _locks = [];

    /// <summary>The changes so far.</summary>
    public ImmutableArray<TextChange> Changes => _edits.Changes;

    /// <summary>Whether anything is put right by the version that was read.</summary>
    public bool SendsVersion { get; private set; }

    /// <summary>Adds the changes for one diagnostic; none where it cannot be put right safely.</summary>
    public void Add(Diagnostic diagnostic)
    {
        if (Find(diagnostic.Location) is not { } write || diagnostic.AdditionalLocations.Select(Find).FirstOrDefault() is not { } read)
            return;

        if (diagnostic.Properties.TryGetValue(HttpUpdate.AnswerProperty, out var answer) && answer is not null
            && write.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
            && VersionedWrite.TryAdd(call, answer, model, _edits))
        {
            SendsVersion = true;
        }
        else if (UpdateRegion.Between(read, write, model) is { } region)
        {
            Lock(region, diagnostic.Properties.ContainsKey(LostUpdate.StaticProperty));
        }
    }

    private void Lock(UpdateRegion region, bool isStatic)
    {
        // A static field of a generic class is one for each construction.
        if ((isStatic && region.Type.TypeParameterList is not null) || !_edits.StartsLine(region.First.SpanStart))
            return;

        var known = _locks.FirstOrDefault(taken => taken.Type == region.Type && taken.Lock.IsStatic == isStatic).Lock;
        var held = known ?? UpdateLock.Of(region.Type, isStatic, model);
        var others = _regions.Where(other => other.Type == region.Type && other.Method != region.Method).Select(other => other.Method);
        if (_regions.Any(other => Overlap(region, other)) || held.IsTakenBy(region, [.. others]))
            return;

        if (known is null)
        {
            _locks.Add((region.Type, held));
            if (held.IsNew)
                held.Declare(region.Type, ThreadingName.Semaphore(model, region.Method, _edits), _edits);
        }

        held.Enclose(region, TokenOf(region.Method), AwaitStyle.ConfiguredLike(region.Method), _edits);
        _regions.Add(region);
    }

    /// <summary>The token that cancels a method; empty where it has none.</summary>
    private string TokenOf(MethodDeclarationSyntax method) =>
        model.GetDeclaredSymbol(method)?.Parameters.FirstOrDefault(parameter => parameter.Type.IsCancellationToken())?.Name ?? "";

    private static bool Overlap(UpdateRegion one, UpdateRegion other) =>
        one.First.SpanStart < other.Last.Span.End && other.First.SpanStart < one.Last.Span.End;

    private SyntaxNode? Find(Location location) =>
        root.FullSpan.Contains(location.SourceSpan) ? root.FindNode(location.SourceSpan, getInnermostNodeForTie: true) : null;
}

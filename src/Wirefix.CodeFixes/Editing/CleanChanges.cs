using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Wirefix.CodeFixes.Editing;

/// <summary>The changes of a document that go together and compile.</summary>
/// <param name="Document">The document with all of them; as it was where none compiles.</param>
/// <param name="Taken">What was changed.</param>
internal sealed record CleanChanges<T>(Document Document, ImmutableArray<T> Taken)
{
    /// <summary>
    /// Takes one change after the other, each made anew with those before, as they may share code that they add; one that does not
    /// compile is left out, and the others still count.
    /// </summary>
    /// <param name="document">The document as it is.</param>
    /// <param name="candidates">What is to be changed, in the order in which it is tried.</param>
    /// <param name="change">The document with some of them changed; the same one where nothing can be.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<CleanChanges<T>> TakeAsync(
        Document document, IEnumerable<T> candidates, Func<ImmutableArray<T>, Document> change, CancellationToken cancellationToken)
    {
        var clean = new CleanChanges<T>(document, []);
        foreach (var candidate in candidates)
        {
            var wanted = clean.Taken.Add(candidate);
            var changed = change(wanted);
            if (changed != document && await CompileCheck.IsCleanAsync(document, changed, cancellationToken).ConfigureAwait(false))
                clean = new CleanChanges<T>(changed, wanted);
        }

        return clean;
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;

namespace Wirefix.Analyzers.Races;

/// <summary>A resource that a typed client reads and writes back by its counterpart: <c>GetOrder</c> and <c>UpdateOrder</c>.</summary>
internal sealed class ClientUpdate(IInvocationOperation write, MemberBody body)
{
    private static readonly string[] Writes = ["Update", "Save", "Put", "Replace", "Patch", "Store"];
    private static readonly string[] Reads = ["Get", "Fetch", "Load", "Find", "Read"];

    /// <summary>Whether a call may write to a resource, by its name.</summary>
    public static bool MayWrite(string name) => name.Length > 0 && name[0] is 'U' or 'S' or 'P' or 'R'
        && Writes.Any(verb => name.StartsWith(verb, StringComparison.Ordinal));

    /// <summary>Whether a call may read what a call that writes puts back, by their names.</summary>
    public static bool MayRead(string name, string write) => Noun(name, Reads) is { } noun && noun == Noun(write, Writes);

    /// <summary>The write, where it is the counterpart of the call that read; null where it is not.</summary>
    public LostWrite? Find()
    {
        var arguments = Values(write);
        var way = arguments.Select(value => ReadBack.Of(value, write.Syntax, body, IsCounterpart)).OfType<ReadBack>().FirstOrDefault();
        return way is { Read: { } read, IsVersioned: false } && AreOfOne(read, arguments, way.Locals)
            ? new LostWrite(read.Syntax, ((InvocationExpressionSyntax)write.Syntax).Expression, write.TargetMethod.Name)
            : null;
    }

    private bool IsCounterpart(IInvocationOperation read) =>
        SymbolEqualityComparer.Default.Equals(read.TargetMethod.ContainingType, write.TargetMethod.ContainingType)
        && read.Instance is { } reader && write.Instance is { } writer && SyntaxFactory.AreEquivalent(reader.Syntax, writer.Syntax)
        && MayRead(read.TargetMethod.Name, write.TargetMethod.Name);

    /// <summary>Whether both calls name the same resource: what the write takes beside the object, the read takes as well.</summary>
    private static bool AreOfOne(IInvocationOperation read, IReadOnlyList<IOperation> written, IReadOnlyList<ILocalSymbol> locals)
    {
        var named = Values(read);
        var others = written.Where(value => !IsOf(value, locals)).ToArray();
        return named.Count > 0 && others.All(other => named.Any(name => SyntaxFactory.AreEquivalent(name.Syntax, other.Syntax)));
    }

    private static bool IsOf(IOperation value, IReadOnlyList<ILocalSymbol> locals) =>
        value.DescendantsAndSelf().OfType<ILocalReferenceOperation>()
            .Any(reference => locals.Contains(reference.Local, SymbolEqualityComparer.Default));

    private static IReadOnlyList<IOperation> Values(IInvocationOperation call) =>
    [
        .. call.Arguments.Where(argument => argument.ArgumentKind == ArgumentKind.Explicit)
            .Where(argument => argument.Parameter?.Type.Name != nameof(CancellationToken))
            .Select(argument => argument.Value),
    ];

    /// <summary>What a method is about: its name without the verb and without what says how.</summary>
    private static string? Noun(string name, string[] verbs)
    {
        if (verbs.FirstOrDefault(verb => name.StartsWith(verb, StringComparison.Ordinal)) is not { } verb)
            return null;

        var noun = name.Substring(verb.Length);
        noun = Without(noun, "Async");
        return Without(noun, "ById");
    }

    private static string Without(string name, string end) =>
        name.EndsWith(end, StringComparison.Ordinal) ? name.Substring(0, name.Length - end.Length) : name;
}

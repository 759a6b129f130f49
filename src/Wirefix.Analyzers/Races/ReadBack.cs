using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;

namespace Wirefix.Analyzers.Races;

/// <summary>Follows what is written back to the call that read it.</summary>
internal sealed class ReadBack
{
    private readonly MemberBody _body;
    private readonly Func<IInvocationOperation, bool> _isRead;
    private readonly List<ILocalSymbol> _locals = [];
    private bool _isCopied;

    private ReadBack(MemberBody body, Func<IInvocationOperation, bool> isRead)
    {
        _body = body;
        _isRead = isRead;
    }

    /// <summary>The call that read; set where one was found.</summary>
    public IInvocationOperation? Read { get; private set; }

    /// <summary>The locals that hold what was read, on its way.</summary>
    public IReadOnlyList<ILocalSymbol> Locals => _locals;

    /// <summary>Whether what was read carries its version.</summary>
    public bool IsVersioned => _locals.Any(local => Exclusion.IsVersioned(local.Type));

    /// <summary>The way from a written value to the call that read it; null where there is none, or nothing changes on it.</summary>
    public static ReadBack? Of(IOperation? written, SyntaxNode write, MemberBody body, Func<IInvocationOperation, bool> isRead)
    {
        var way = new ReadBack(body, isRead);
        way.Read = way.Follow(written);
        return way.Read is { } read && read.Syntax.Span.End < write.SpanStart && Function(read.Syntax) == Function(write)
            && (way._isCopied || way.IsChanged(read.Syntax.Span.End, write.SpanStart)) ? way : null;
    }

    /// <summary>The function that code stands in.</summary>
    public static SyntaxNode? Function(SyntaxNode node) => node.Ancestors().FirstOrDefault(ancestor =>
        ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or (MemberDeclarationSyntax and not GlobalStatementSyntax));

    private IInvocationOperation? Follow(IOperation? value)
    {
        switch (value?.Unwrapped())
        {
            case IAwaitOperation awaited:
                return Follow(awaited.Operation);
            case ICoalesceOperation coalesce:
                return Follow(coalesce.Value);
            case IWithOperation copy:
                _isCopied = true;
                return Follow(copy.Operand);
            case IPropertyReferenceOperation { Property.Name: "Content" } content:
                return Follow(content.Instance);
            case IObjectCreationOperation { Type.Name: "StringContent" or "ByteArrayContent", Arguments.Length: > 0 } content:
                return Follow(content.Arguments[0].Value);
            case ILocalReferenceOperation { Local: var local } when !_locals.Contains(local, SymbolEqualityComparer.Default):
                _locals.Add(local);
                return _body.Values(local).Select(Follow).FirstOrDefault(read => read is not null);
            case IInvocationOperation call when PassesOn(call.TargetMethod):
                return Follow(call.Instance ?? call.ArgumentAt(0));
            case IInvocationOperation call when _isRead(call):
                return call;
            default:
                return null;
        }
    }

    private static bool PassesOn(IMethodSymbol method) => method.Name switch
    {
        nameof(Task.ConfigureAwait) or "EnsureSuccessStatusCode" => true,
        "ReadFromJsonAsync" or "ReadAsStringAsync" or "ReadAsByteArrayAsync" => true,
        "Deserialize" or "Serialize" or "SerializeToUtf8Bytes" => method.ContainingType.Name == "JsonSerializer",
        "SerializeObject" or "DeserializeObject" => method.ContainingType.Name == "JsonConvert",
        "Create" => method.ContainingType.Name == "JsonContent",
        _ => false,
    };

    /// <summary>Whether a local is changed, or handed to code that may, between two positions.</summary>
    private bool IsChanged(int start, int end) => _body.Operations.OfType<ILocalReferenceOperation>()
        .Where(reference => reference.Syntax.SpanStart > start && reference.Syntax.Span.End <= end)
        .Any(reference => _locals.Contains(reference.Local, SymbolEqualityComparer.Default) && IsChanged(reference));

    private static bool IsChanged(IOperation reference)
    {
        var part = reference;
        while (part.Parent is IMemberReferenceOperation or IConversionOperation or IArrayElementReferenceOperation)
            part = part.Parent;
        return part.Parent switch
        {
            IAssignmentOperation assignment => assignment.Target == part && part != reference,
            IIncrementOrDecrementOperation => true,
            IInvocationOperation call => call.Instance == part && !PassesOn(call.TargetMethod),
            IArgumentOperation { Parent: IInvocationOperation call } => !PassesOn(call.TargetMethod),
            _ => false,
        };
    }
}

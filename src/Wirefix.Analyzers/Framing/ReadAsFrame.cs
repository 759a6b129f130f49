using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;

namespace Wirefix.Analyzers.Framing;

/// <summary>
/// Finds text that is decoded from one read of a stream and parsed at once, in a loop of reads. A read ends where the network ended
/// it: inside an event, inside a character.
/// </summary>
internal static class ReadAsFrame
{
    /// <summary>The method that decodes bytes.</summary>
    public const string Decoding = "GetString";

    /// <summary>
    /// The parsing of a text that <c>Encoding.GetString</c> decodes; null where the text is gathered first, or not from reads.
    /// </summary>
    public static IInvocationOperation? ParsingOf(IInvocationOperation decoding)
    {
        if (decoding.TargetMethod.Name != Decoding || !IsA(decoding.TargetMethod.ContainingType, "Encoding")
            || LoopAround(decoding) is not { } loop
            || decoding.Arguments.Length == 0 || BufferOf(decoding.Arguments[0].Value) is not { } buffer
            || !loop.Descendants().Any(operation => ReadsInto(operation, buffer)))
        {
            return null;
        }

        if (decoding.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var text } })
            return Parsing(decoding);

        var uses = loop.Descendants().OfType<ILocalReferenceOperation>()
            .Where(use => use.IsLocal(text)).ToArray();
        return uses.Any(IsGathered) ? null : uses.Select(Parsing).FirstOrDefault(parsing => parsing is not null);
    }

    /// <summary>Whether a call stands in a loop, by its syntax.</summary>
    public static bool MayBeInLoop(SyntaxNode call) => call.Ancestors().TakeWhile(node => node is not MemberDeclarationSyntax)
        .Any(node => node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax);

    private static IInvocationOperation? Parsing(IOperation text) => text.Parent switch
    {
        IInvocationOperation { TargetMethod: { Name: "Split", ContainingType.SpecialType: SpecialType.System_String } } split
            when split.Instance == text => split,
        IArgumentOperation { Parent: IInvocationOperation call } => IsParser(call.TargetMethod) ? call : null,
        IConversionOperation { IsImplicit: true } conversion => Parsing(conversion),
        _ => null,
    };

    private static bool IsParser(IMethodSymbol method) => (method.ContainingType.Name, method.Name) is
        ("JsonSerializer", "Deserialize") or ("JsonDocument", "Parse") or ("JsonNode", "Parse") or ("JsonConvert", "DeserializeObject")
        or ("JObject", "Parse") or ("JToken", "Parse") or ("JArray", "Parse");

    private static bool IsGathered(ILocalReferenceOperation use) => use.Parent switch
    {
        ICompoundAssignmentOperation
            or IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } => true,
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Append" or "Write" or "WriteAsync" or "Concat" } } => true,
        _ => false,
    };

    private static bool ReadsInto(IOperation operation, ISymbol buffer) =>
        operation is IInvocationOperation { TargetMethod.Name: "ReadAsync" or "Read" or "ReceiveAsync", Instance.Type: { } stream } read
        && (IsA(stream, "Stream") || IsA(stream, "Socket"))
        && read.Arguments.Any(argument => SymbolEqualityComparer.Default.Equals(BufferOf(argument.Value), buffer));

    /// <summary>The variable that holds the bytes, also where a part of it is passed on.</summary>
    private static ISymbol? BufferOf(IOperation operation) => operation.Unwrapped() switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        IInvocationOperation { TargetMethod.Name: "AsSpan" or "AsMemory" or "Slice", Arguments.Length: > 0 } part =>
            BufferOf(part.Instance ?? part.Arguments[0].Value),
        IPropertyReferenceOperation { Property.Name: "Span", Instance: { } memory } => BufferOf(memory),
        _ => null,
    };

    private static ILoopOperation? LoopAround(IOperation operation)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is IWhileLoopOperation or IForLoopOperation)
                return (ILoopOperation)current;
            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return null;
        }

        return null;
    }

    private static bool IsA(ITypeSymbol type, string name) => type.SelfAndBases()
        .Any(current => current.Name == name && current.ContainingNamespace?.ContainingNamespace?.Name is "System" or "Net" or "");
}

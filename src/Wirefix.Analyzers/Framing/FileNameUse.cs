using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;

namespace Wirefix.Analyzers.Framing;

/// <summary>Tells how code uses the file name of a parsed header.</summary>
internal static class FileNameUse
{
    /// <summary>The property that holds the plain name.</summary>
    public const string Property = "FileName";

    /// <summary>Whether the plain name is all that a member takes from a header that it has parsed.</summary>
    public static bool IsAll(IPropertyReferenceOperation read) =>
        !IsWritten(read) && !IsTested(read) && !IsMade(read)
        && !EnclosingMember.Of(read.Syntax).DescendantTokens().Any(token => token.ValueText == "FileNameStar");

    /// <summary>The name of the property in the expression that reads it.</summary>
    public static SyntaxNode NameOf(SyntaxNode read) => read switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => read,
    };

    private static bool IsWritten(IOperation read) => read.Parent is IAssignmentOperation assignment && assignment.Target == read;

    /// <summary>Whether code only asks if there is a name.</summary>
    private static bool IsTested(IOperation read)
    {
        var use = read.Parent;
        while (use is IConversionOperation or IConditionalAccessOperation)
            use = use.Parent;
        return use switch
        {
            IBinaryOperation comparison => IsNull(comparison.LeftOperand) || IsNull(comparison.RightOperand),
            IIsPatternOperation or INameOfOperation => true,
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var called } }
                when called.Name is nameof(string.IsNullOrEmpty) or nameof(string.IsNullOrWhiteSpace) => true,
            _ => false,
        };
    }

    private static bool IsNull(IOperation operand) => operand.Unwrapped().ConstantValue is { HasValue: true, Value: null };

    /// <summary>Whether the header was made here rather than parsed; its name is what the code has put in.</summary>
    private static bool IsMade(IPropertyReferenceOperation read) =>
        read.Instance?.Unwrapped() is ILocalReferenceOperation { Local: var local }
            && new MemberBody(read).OnlyValue(local)?.Unwrapped() is IObjectCreationOperation;
}

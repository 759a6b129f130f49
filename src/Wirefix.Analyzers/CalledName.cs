using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Analyzers;

/// <summary>The name of the method that a call names.</summary>
internal static class CalledName
{
    /// <summary>The name; null where the call is of what an expression yields.</summary>
    public static string? Of(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };
}

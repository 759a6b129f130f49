using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Analyzers.States;

/// <summary>A state as code names it: a member of an enum, a constant, or a text.</summary>
/// <param name="Holder">The enum or class that has it, as written; empty for a text.</param>
/// <param name="Name">The name, or the text itself.</param>
internal sealed record StateName(string Holder, string Name)
{
    private static readonly string[] MemberEndings = ["State", "Status", "Phase", "Stage"];

    /// <summary>The name as C# writes it.</summary>
    public string Code => Holder.Length > 0 ? $"{Holder}.{Name}" : SymbolDisplay.FormatLiteral(Name, quote: true);

    /// <summary>The holder without what it is qualified with.</summary>
    public string HolderName => Holder.Substring(Holder.LastIndexOf('.') + 1);

    /// <summary>Whether a member of this name holds a state.</summary>
    public static bool IsHeldBy(string member) => Array.Exists(MemberEndings, ending =>
        member.EndsWith(ending, StringComparison.Ordinal) || string.Equals(member.TrimStart('_'), ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>The state that an expression names; null where it names none.</summary>
    public static StateName? Of(CSharpSyntaxNode expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => Of(inner.Expression),
        LiteralExpressionSyntax { Token.Value: string text } => new StateName("", text),
        MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name, Expression: var holder } => Of(holder, name),
        QualifiedNameSyntax { Right: IdentifierNameSyntax name, Left: var holder } => Of(holder, name),
        _ => null,
    };

    private static StateName? Of(ExpressionSyntax holder, IdentifierNameSyntax name)
    {
        var state = new StateName(holder.ToString(), name.Identifier.ValueText);
        return (holder is NameSyntax or MemberAccessExpressionSyntax) && state.HolderName is [var first, ..] && char.IsUpper(first) ? state : null;
    }
}

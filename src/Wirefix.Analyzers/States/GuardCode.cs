using System.Collections.Immutable;

namespace Wirefix.Analyzers.States;

/// <summary>A test that a write could begin with, as C# writes it.</summary>
/// <param name="Condition">The condition under which the write is refused.</param>
/// <param name="Refusal">What is done then.</param>
internal sealed record GuardCode(string Condition, string Refusal)
{
    /// <summary>Refuses to leave some states.</summary>
    public static GuardCode Refusing(ImmutableArray<string> states, StateWrite write, string refusal)
    {
        var names = states.Select(state => (write.State with { Name = state }).Code).ToArray();
        return new GuardCode(names.Length == 1 ? $"{write.Code} == {names[0]}" : $"{write.Code} is {string.Join(" or ", names)}", refusal);
    }
}

using System.Collections.Immutable;
using System.Text.Json;

namespace Wirefix.Workspace.Indexing;

/// <summary>A naming policy that a project sets.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Kind">What it names: members or members of enums.</param>
/// <param name="Type">The type that it holds for; empty for all.</param>
public sealed record NamingRule(NamingPolicy Policy, PlaceKind Kind, string Type)
{
    // A name that the project's policies would not write may still be one: of another party's interface, or by another serialiser.
    private const double BesidePolicy = 0.9;

    /// <summary>How well a wire name fits a place under a project's rules: exactly, or only by a looser comparison.</summary>
    /// <param name="rules">The rules of the project.</param>
    /// <param name="place">The place.</param>
    /// <param name="wireName">A name that corresponds to the place's.</param>
    /// <param name="score">How well it does without any rule.</param>
    public static double Score(ImmutableArray<NamingRule> rules, WirePlace place, string wireName, double score)
    {
        var holding = rules.Where(rule => rule.Kind == place.Kind && (rule.Type.Length == 0 || rule.Type == place.Type)).ToArray();
        if (holding.Length == 0)
            return score;
        return holding.Any(rule => rule.NameOf(place.Name) == wireName) ? 1 : Math.Min(score, BesidePolicy);
    }

    private string NameOf(string member) => Policy switch
    {
        NamingPolicy.CamelCase => JsonNamingPolicy.CamelCase.ConvertName(member),
        NamingPolicy.SnakeCaseLower => JsonNamingPolicy.SnakeCaseLower.ConvertName(member),
        NamingPolicy.SnakeCaseUpper => JsonNamingPolicy.SnakeCaseUpper.ConvertName(member),
        NamingPolicy.KebabCaseLower => JsonNamingPolicy.KebabCaseLower.ConvertName(member),
        NamingPolicy.KebabCaseUpper => JsonNamingPolicy.KebabCaseUpper.ConvertName(member),
        _ => member,
    };
}

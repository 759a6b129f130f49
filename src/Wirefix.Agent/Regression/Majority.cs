namespace Wirefix.Agent.Regression;

/// <summary>What most of a project's files or tests have, and so one more should have.</summary>
internal static class Majority
{
    /// <summary>The value that comes most often; another one where there is none.</summary>
    public static T Of<T>(IEnumerable<T> values, T otherwise) =>
        values.GroupBy(value => value).OrderByDescending(group => group.Count()).Select(group => group.Key).FirstOrDefault(otherwise);
}

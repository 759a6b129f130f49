using System.Collections.Immutable;

namespace Wirefix.Corpus;

/// <summary>Everything that is recorded: each class of this program that is a scenario or a healthy service.</summary>
public static class Corpus
{
    /// <summary>The scenarios, by group and name.</summary>
    public static ImmutableArray<Scenario> Scenarios { get; } =
        [.. All<Scenario>().OrderBy(scenario => scenario.Group, StringComparer.Ordinal).ThenBy(scenario => scenario.Name, StringComparer.Ordinal)];

    /// <summary>The healthy services, by name.</summary>
    public static ImmutableArray<HealthyService> HealthyServices { get; } =
        [.. All<HealthyService>().OrderBy(service => service.Name, StringComparer.Ordinal)];

    private static IEnumerable<T> All<T>() =>
        typeof(Corpus).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract)
            .Select(type => (T)Activator.CreateInstance(type)!);
}

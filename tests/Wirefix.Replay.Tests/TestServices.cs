using System.Reflection;

namespace Wirefix.Replay.Tests;

/// <summary>The small services under <c>Services</c>, built beside these tests.</summary>
internal static class TestServices
{
    public static BuiltService Fan { get; } = Find(nameof(Fan));

    public static BuiltService Crasher { get; } = Find(nameof(Crasher));

    public static BuiltService Mute { get; } = Find(nameof(Mute));

    public static BuiltService Moody { get; } = Find(nameof(Moody));

    public static BuiltService Relay { get; } = Find(nameof(Relay));

    public static BuiltService Pair { get; } = Find(nameof(Pair));

    private static BuiltService Find(string name)
    {
        var path = typeof(TestServices).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == $"Service.{name}").Value!;
        return new BuiltService(path, Path.GetDirectoryName(path)!);
    }
}

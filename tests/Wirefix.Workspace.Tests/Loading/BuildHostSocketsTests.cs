namespace Wirefix.Workspace.Tests.Loading;

public sealed class BuildHostSocketsTests
{
    [Fact]
    public async Task The_socket_of_a_build_host_is_gone_with_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells who listens at a socket.");
        using var folder = new RestoredFolder();
        folder.WriteLibrary("Till", "namespace Till; public class Drawer;");
        await folder.RestoreAsync("Till/Till.csproj");
        var hosts = new BuildHosts();

        await SolutionLoader.OpenAsync(folder.File("Till/Till.csproj"), hosts, TestContext.Current.CancellationToken);

        Assert.NotEmpty(hosts.Sockets);
        Assert.DoesNotContain(hosts.Sockets, File.Exists);
    }

    /// <summary>Looks for build hosts that this process has started whenever a project was loaded by one.</summary>
    private sealed class BuildHosts : IProgress<string>
    {
        public HashSet<string> Sockets { get; } = [];

        public void Report(string value)
        {
            foreach (var process in Directory.EnumerateDirectories("/proc").Where(IsOurs))
                Sockets.UnionWith(Arguments(process).Where(argument => Guid.TryParse(argument, out _)).Select(name => $"/tmp/{name}"));
        }

        private static bool IsOurs(string process) => Read(process, "status").Split('\n').Contains($"PPid:\t{Environment.ProcessId}");

        private static string[] Arguments(string process) => Read(process, "cmdline").Split('\0');

        private static string Read(string process, string file)
        {
            try
            {
                return File.ReadAllText(Path.Combine(process, file));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return "";
            }
        }
    }
}

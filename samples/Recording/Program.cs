using Samples.Recording;
using Samples.Recording.Running;

using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(20));
try
{
    var repository = Repository.Find(AppContext.BaseDirectory);
    var wirefix = await DotnetBuild.RunAsync(repository.CommandProject, timeout.Token);
    foreach (var sample in SampleList.Named(args))
        Console.WriteLine($"{sample.Name}: {await SampleRecording.MakeAsync(sample, repository.SampleFolder(sample.Name), wirefix, timeout.Token)}");

    return 0;
}
catch (RecordingException failed)
{
    Console.Error.WriteLine(failed.Message);
    return 1;
}

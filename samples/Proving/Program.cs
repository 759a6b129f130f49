using Samples.Proving;
using Samples.Proving.Page;
using Samples.Proving.Running;
using Samples.Recording;
using Samples.Recording.Running;

try
{
    var request = ProvingRequest.Parse(args);
    var repository = Repository.Find(AppContext.BaseDirectory);
    var page = new ProofPage(request.Page ?? Path.Combine(repository.Root, "samples", "README.md"));
    var wirefix = new WirefixCommand(await DotnetBuild.RunAsync(repository.CommandProject, CancellationToken.None));

    var proofs = new List<Proof>();
    foreach (var sample in request.Samples)
    {
        var proof = await SampleProving.ProveAsync(sample, repository.SampleFolder(sample.Name), wirefix, request.Replays, CancellationToken.None);
        Console.WriteLine(ProofText.Of(proof));
        proofs.Add(proof);
    }

    var shortfalls = proofs.SelectMany(proof => Shortfalls.Of(proof, page.Rows)).ToList();
    shortfalls.ForEach(Console.Error.WriteLine);
    if (request.WritesPage)
        page.Write(proofs);

    return shortfalls.Count == 0 ? 0 : 1;
}
catch (Exception failed) when (failed is RecordingException or ProvingException)
{
    Console.Error.WriteLine(failed.Message);
    return 1;
}

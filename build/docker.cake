/// The engine hands the last stage's files to the client, which writes them as the user who called it.
void PublishInDocker(PublishData publish) =>
    OrFail("docker build failed: its message stands above.")(StartProcess("docker", new ProcessSettings
    {
        Arguments = new ProcessArgumentBuilder()
            .Append("buildx build --output").AppendQuoted(publish.Function)
            .Append(Layers(publish.Layers))
            .Append($"--build-arg AMAZON_LINUX={publish.Os} --build-arg FRAMEWORK={publish.Framework} --build-arg "
                + $"EDGE={publish.Edge}")
            .Append("."),
        // For engines older than 23, whose usual builder knows neither cache mounts nor an output.
        EnvironmentVariables = new Dictionary<string, string> { ["DOCKER_BUILDKIT"] = "1" },
    }));

static string Layers(string folder) =>
    folder == "" ? "" : $"--cache-from \"type=local,src={folder}\" --cache-to \"type=local,dest={folder},mode=max\"";

/// Never missing where the build is on this machine. A client without an engine, or without buildx, is not enough.
static Finding FindDocker()
{
    const string Otherwise = "or compile on this machine, `--builder=host`, which needs nothing more on Linux";
    if (!OnPath("docker"))
        return new("not found", $"install it, https://docs.docker.com/engine/install, {Otherwise}");
    if (TextOf("docker", "version", "--format", "{{.Server.Version}}") is not { } version)
        return new("its engine does not answer", $"start it, `docker version` says what is wrong, {Otherwise}");
    return TextOf("docker", "buildx", "version") is null
        ? new(
            $"{version.Trim()} without buildx",
            $"install its plugin, https://docs.docker.com/build/install-buildx, {Otherwise}")
        : new(version.Trim());
}

void LintDockerfile()
{
    Console.WriteLine("Linting the Dockerfiles ...");
    foreach (var file in new[] { "Dockerfile", "build/docker-test/Dockerfile" })
        OrFail($"{file} breaks a rule: mend what stands above.")(
            StartProcess("node", $"build/lint-dockerfile.mjs {file}"));
}
